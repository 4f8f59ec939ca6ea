import { type HttpHandler, http } from "msw";
import { type Served, serveContract } from "../contract/serve.ts";
import type { operations } from "../generated/operations.ts";
import type { Operations } from "../replies/typed.ts";
import { type Context, createContext } from "../server/context.ts";
import { controlsOf } from "../server/controls.ts";
import { planAnswer } from "../server/plan.ts";
import { parsePreferences } from "../server/prefer.ts";
import type { MockControls, MockOptions } from "../types.ts";
import { toAsked } from "./request.ts";
import { toResponse } from "./respond.ts";

export { ReplyError } from "../errors.ts";

/** What `mockHandlers` takes: the options of the mock that are not about its server. */
export type MockHandlerOptions = Omit<
  MockOptions,
  "port" | "host" | "cors" | "callbacks" | "bodyLimit" | "watch" | "onReload" | "record"
> & {
  /** Origin and base path of the calls; any origin by default. */
  baseUrl?: string;
};

/** Handlers, and what can be asked of them as of a running mock. */
export interface MockHandlers<Ops extends object = Operations> extends MockControls<Ops> {
  readonly handlers: readonly HttpHandler[];
  /** What of the contract cannot be served as it is written, each with its place. */
  readonly warnings: readonly string[];
}

/**
 * MSW handlers for all operations of a contract, which check requests and answer as the mock does. A request that no
 * operation takes is left to other handlers. For Node: a contract is read and checked here.
 * Throws `MockStartError` when it cannot be served.
 */
export function mockHandlers(
  options?: MockHandlerOptions & { spec?: undefined },
): Promise<MockHandlers<operations>>;
export function mockHandlers<Ops extends object = Operations>(
  options: MockHandlerOptions,
): Promise<MockHandlers<Ops>>;
export async function mockHandlers(options: MockHandlerOptions = {}): Promise<object> {
  const served = await serveContract(options.spec, options);
  const context = createContext(served, options);
  const base = (options.baseUrl ?? "").replace(/\/$/, "");
  const handler = http.all(base === "" ? "*" : `${base}/*`, ({ request }) =>
    answer(context, served, request, options, base),
  );
  return { ...controlsOf(context), handlers: [handler], warnings: served.warnings };
}

async function answer(
  context: Context,
  served: Served,
  request: Request,
  { delay, scenario }: MockHandlerOptions,
  base: string,
): Promise<Response | undefined> {
  const url = new URL(request.url);
  const below = URL.canParse(base) ? new URL(base).pathname.replace(/\/$/, "") : "";
  if (below !== "" && url.pathname.startsWith(`${below}/`)) url.pathname = url.pathname.slice(below.length);
  const { value, fault } = parsePreferences(request.headers.get("prefer") ?? undefined, url.searchParams);
  const asked = await toAsked(request, url);
  const all = scenario === undefined ? {} : { scenario };
  const plan = planAnswer(served, asked, { own: value ?? {}, all }, context);
  const { contract } = served;
  const operation = contract.operations[plan.answer.operation];
  if (operation === undefined) return undefined;
  const problem = fault ?? plan.fault;
  context.journal.add({
    ...{ method: request.method, url: url.pathname + url.search, headers: asked.headers, body: asked.body },
    status: problem === undefined ? plan.answer.status : 400,
    operationId: operation.iid,
    scenario: plan.reply === undefined ? (value?.scenario ?? scenario) : undefined,
    reply: plan.reply,
    violations: plan.answer.violations,
    problem: problem?.title ?? plan.answer.problem,
  });
  const wait = value?.delay ?? plan.delay ?? delay;
  if (wait) await new Promise((resolve) => setTimeout(resolve, wait));
  return toResponse(contract, problem === undefined ? plan : { ...plan, fault: problem }, request);
}
