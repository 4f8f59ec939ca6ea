import { type HttpHandler, http } from "msw";
import type { ScenarioName } from "../scenarios.ts";
import { planAnswer } from "../server/plan.ts";
import { type Preferences, parsePreferences } from "../server/prefer.ts";
import { StepTracker } from "../shared/steps.ts";
import type { ExampleOf, OperationId, StatusOf } from "./names.ts";
import { toResponse } from "./respond.ts";
import { contract, operationIndex, tableEngine } from "./table.ts";

export { type ScenarioName, scenarioNames, scenarios } from "../scenarios.ts";
export type { ExampleOf, OperationId, StatusOf };

export interface HandlerOptions {
  /** Origin and base path of the calls; any origin by default. */
  baseUrl?: string;
  /** Milliseconds before the answer. */
  delay?: number;
}

/** Handlers for every operation. They answer as the mock does and follow `Prefer`, but do not check requests. */
export function handlers(options: HandlerOptions = {}): HttpHandler[] {
  return contract.operations.map((_, index) => handlerFor(index, options, {}));
}

/** A handler that answers an operation with one status and, if you name it, one example of the contract. */
export function answer<Id extends OperationId, Status extends StatusOf<Id>>(
  operation: Id,
  choice: { status: Status; example?: ExampleOf<Id, Status> },
  options: HandlerOptions = {},
): HttpHandler {
  const forced: Preferences = { code: choice.status };
  if (choice.example !== undefined) forced.example = choice.example;
  return handlerFor(operationIndex(operation), options, forced);
}

/** A handler that plays a scenario, with state per `Mock-Session` header or correlation id. */
export function play(
  operation: OperationId,
  scenario: ScenarioName,
  options: HandlerOptions = {},
): HttpHandler {
  return handlerFor(operationIndex(operation), options, { scenario });
}

const verbs = {
  get: http.get,
  post: http.post,
  put: http.put,
  patch: http.patch,
  delete: http.delete,
  head: http.head,
  options: http.options,
};

function handlerFor(
  index: number,
  { baseUrl = "*", delay }: HandlerOptions,
  forced: Preferences,
): HttpHandler {
  const operation = contract.operations[index];
  if (!operation) throw new RangeError(`The contract has no operation at ${index}.`);
  const tracker = new StepTracker();
  const served = { contract, engine: tableEngine(index) };
  const path =
    baseUrl.replace(/\/$/, "") +
    operation.path.replace(/\{([^}]+)\}/g, (_, name: string) => `:${name.replace(/\W/g, "_")}`);
  const verb = verbs[operation.method.toLowerCase() as keyof typeof verbs] ?? http.all;
  return verb(path, async ({ request }) => {
    const { value, fault } = parsePreferences(
      request.headers.get("prefer") ?? undefined,
      new URL(request.url).searchParams,
    );
    const preferences: Preferences = { ...value, ...forced };
    const wait = preferences.delay ?? delay;
    if (wait) await new Promise((resolve) => setTimeout(resolve, wait));
    const headers = Object.fromEntries(request.headers);
    const asked = {
      method: request.method,
      path: operation.path,
      server: undefined,
      query: {},
      search: "",
      headers,
      prefer: {},
      body: undefined,
    };
    const plan = planAnswer(served, asked, preferences, tracker);
    return toResponse(fault ? { ...plan, fault } : plan, request);
  });
}
