import { deref } from "@partner-licenses/document/deref";
import type { Json } from "@partner-licenses/document/json";
import { isJson } from "@partner-licenses/document/model/media-types";
import type { BodyVariant, Checker, Engine, EngineAnswer, EngineRequest } from "../engine/types.ts";
import { type Follow, grown, isObject } from "./grown.ts";
import { exampleNames, responseFor } from "./responses.ts";
import type { Contract, Operation } from "./types.ts";

export const bodyVariants: readonly BodyVariant[] = ["empty", "unknown-fields"];

/**
 * Lets an engine answer with variants of its ordinary bodies. What the contract does not allow is not sent: the
 * ordinary answer comes instead.
 */
export function withVariants(
  engine: Engine,
  { operations, document }: Pick<Contract, "operations" | "document">,
  load: () => Checker,
): Engine {
  const follow: Follow = (schema) => deref(document(), schema as Json);
  let checker: Checker | undefined;
  const keeps = (answer: EngineAnswer, body: unknown): boolean => {
    checker ??= load();
    const headers = Object.fromEntries(
      Object.entries(answer.headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
    );
    return checker.response(answer.operation, { status: answer.status, headers, body }).length === 0;
  };
  return {
    faults: () => engine.faults(),
    respond: (operation, wanted) => engine.respond(operation, wanted),
    read: (operation, request) => engine.read(operation, request),
    answer(request) {
      const { variant, ...prefer } = request.prefer;
      if (!variant) return engine.answer(request);
      const asked = { ...request, prefer };
      const ordinary = engine.answer(asked);
      const operation = operations[ordinary.operation];
      const named = operation && variant === "empty" && namedEmpty(engine, asked, operation, ordinary);
      if (named || !operation) return named || ordinary;
      const body = vary(variant, operation, ordinary, follow);
      return body !== undefined && keeps(ordinary, body)
        ? { ...ordinary, body: JSON.stringify(body) }
        : ordinary;
    },
  };
}

/** The contract's own example named `empty`, when it has one for that status. */
function namedEmpty(
  engine: Engine,
  request: EngineRequest,
  operation: Operation,
  { status }: EngineAnswer,
): EngineAnswer | undefined {
  const response = responseFor(operation, status);
  if (!response || !exampleNames(response).includes("empty")) return undefined;
  return engine.answer({ ...request, prefer: { ...request.prefer, code: status, example: "empty" } });
}

function vary(
  variant: BodyVariant,
  operation: Operation,
  { status, headers, body }: EngineAnswer,
  follow: Follow,
): unknown {
  const type = Object.entries(headers).find(([name]) => name.toLowerCase() === "content-type")?.[1];
  if (body === undefined || !isJson(String(type))) return undefined;
  const value: unknown = JSON.parse(body);
  if (variant === "empty") return emptied(value);
  const contents = responseFor(operation, status)?.contents ?? [];
  const content = contents.find(({ mediaType }) => mediaType === type) ?? contents[0];
  return grown(value, content?.schema, follow);
}

/** Without rows: lists are empty, and a number that counted one of them is 0. */
function emptied(body: unknown): unknown {
  if (Array.isArray(body)) return [];
  if (!isObject(body)) return body;
  const counts = new Set(
    Object.values(body).map((value) => (Array.isArray(value) ? value.length : undefined)),
  );
  const entries = Object.entries(body).map(([name, value]) => {
    if (Array.isArray(value)) return [name, []];
    return [name, typeof value === "number" && counts.has(value) ? 0 : value];
  });
  return Object.fromEntries(entries);
}
