import { addressOf } from "@partner-licenses/document/model/templates";
import { type HttpHandler, http } from "msw";
import type { operations } from "../generated/operations.ts";
import { Replies } from "../replies/replies.ts";
import type { ReplyTo } from "../replies/typed.ts";
import type { Reply } from "../replies/types.ts";
import type { ScenarioName } from "../scenarios.ts";
import { planAnswer } from "../server/plan.ts";
import { type Preferences, parsePreferences } from "../server/prefer.ts";
import { StepTracker } from "../shared/steps.ts";
import type { ExampleOf, OperationId, StatusOf } from "./names.ts";
import { toAsked } from "./request.ts";
import { toResponse } from "./respond.ts";
import { contract, operationIndex, tableEngine } from "./table.ts";

export { type ScenarioName, scenarioNames, scenarios } from "../scenarios.ts";
export { fromMock } from "./remote.ts";
export type { ExampleOf, OperationId, ReplyTo, StatusOf };

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

/** A handler that answers an operation as a test wants it: one answer, or some in turn. Requests are not checked. */
export function reply<Id extends OperationId>(
  operation: Id,
  answers: ReplyTo<operations[Id]> | readonly ReplyTo<operations[Id]>[],
  options: HandlerOptions = {},
): HttpHandler {
  const index = operationIndex(operation);
  const replies = new Replies({ contract, engine: tableEngine(index) });
  replies.add(operation, answers as Reply | readonly Reply[]);
  return handlerFor(index, options, {}, replies);
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
  replies?: Replies,
): HttpHandler {
  const operation = contract.operations[index];
  if (!operation) throw new RangeError(`The contract has no operation at ${index}.`);
  const memory = { tracker: new StepTracker(), ...(replies && { replies }) };
  const served = { contract, engine: tableEngine(index) };
  const path =
    baseUrl.replace(/\/$/, "") +
    addressOf(operation.path).path.replace(
      /\{([^}]+)\}/g,
      (_, name: string) => `:${name.replace(/\W/g, "_")}`,
    );
  const verb = verbs[operation.method.toLowerCase() as keyof typeof verbs] ?? http.all;
  return verb(path, async ({ request }) => {
    const url = new URL(request.url);
    const { value, fault } = parsePreferences(request.headers.get("prefer") ?? undefined, url.searchParams);
    const asked = await toAsked(request, url);
    const plan = planAnswer(served, asked, { own: { ...value, ...forced } }, memory);
    const wait = value?.delay ?? plan.delay ?? delay;
    if (wait) await new Promise((resolve) => setTimeout(resolve, wait));
    return toResponse(contract, fault ? { ...plan, fault } : plan, request);
  });
}
