import type { Engine, EngineAnswer, EngineRequest } from "../engine/types.ts";
import { answerKey } from "./prebuilt-key.ts";

/** What was worked out when the package was built, for one operation with a fixed path. */
export interface Prebuilt {
  operation: number;
  method: string;
  path: string;
  /** Whether a bearer token is what the contract asks for; without one the engine answers. */
  bearer: boolean;
  /** Lowercase names of the declared request headers, all of them texts. */
  headers: string[];
  /** The engine's own answers, the same for every accepted `Accept`. */
  answers: EngineAnswer[];
  /** Index into `answers` by `answerKey`. */
  byKey: Record<string, number>;
}

/** Checks the declared headers of the operation with the same index. */
export type HeaderCheck = (headers: Record<string, unknown>) => boolean;

/** Values of `Accept` that the prebuilt answers were compared for. */
export const commonAccepts: readonly (string | undefined)[] = [undefined, "*/*", "application/json"];

/** Answers ordinary requests from what was built, and hands every other one to the engine, loaded on first need. */
export function withPrebuilt(
  routes: readonly Prebuilt[],
  checks: readonly HeaderCheck[],
  load: () => Engine,
): Engine {
  const byRoute = new Map(routes.map((route) => [`${route.method} ${route.path}`, route]));
  let loaded: Engine | undefined;
  const engine = (): Engine => {
    loaded ??= load();
    return loaded;
  };
  return {
    faults: () => [],
    respond: (operation, wanted) => engine().respond(operation, wanted),
    read: (operation, request) => engine().read(operation, request),
    answer(request) {
      const route = byRoute.get(`${request.method} ${request.path}`);
      const ordinary = route && isOrdinary(request) && takes(route, checks, request);
      const answer = ordinary && prebuiltAnswer(route, request);
      if (answer) return answer;
      return engine().answer(request);
    },
  };
}

function prebuiltAnswer(route: Prebuilt, { prefer }: EngineRequest): EngineAnswer | undefined {
  const key = answerKey(prefer);
  return Object.hasOwn(route.byKey, key) ? route.answers[route.byKey[key] ?? -1] : undefined;
}

function isOrdinary({ server, body, prefer, headers }: EngineRequest): boolean {
  const { accept, "content-type": type, "content-length": length } = headers;
  const plain = server === undefined && body === undefined && type === undefined && length === undefined;
  return plain && !prefer.dynamic && prefer.seed === undefined && commonAccepts.includes(accept);
}

function takes(route: Prebuilt, checks: readonly HeaderCheck[], { headers }: EngineRequest): boolean {
  if (route.bearer && !/^Bearer\s.+$/.test(headers.authorization ?? "")) return false;
  const values: Record<string, unknown> = {};
  for (const name of route.headers) if (headers[name] !== undefined) values[name] = headers[name];
  return checks[route.operation]?.(values) ?? false;
}
