import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { contractVersionHeader, contractVersionOf } from "../shared/contract-version.ts";
import type { MockOptions } from "../types.ts";
import { isOwnPage } from "./admin.ts";
import { BodyError, readBody } from "./body.ts";
import { type Context, keptBytes } from "./context.ts";
import { allow, answerPreflight, expose } from "./cors.ts";
import { echoIds } from "./echo.ts";
import { type Plan, planAnswer } from "./plan.ts";
import { type Preferences, parsePreferences } from "./prefer.ts";
import { sendProblem } from "./problem.ts";
import { fail, sentBy } from "./refuse.ts";
import { targetOf, toEngineRequest } from "./request.ts";
import { sendBody } from "./send.ts";
import { enterSession } from "./session.ts";

const tenMebibytes = 10 * 1024 * 1024;

/** Makes the request listener of the mock. It answers every request and never rejects. */
export function createHandler(context: Context) {
  const cors = context.options.cors ?? true;
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      enterSession(request);
      if (context.admin && isOwnPage(request)) return await context.admin(request, response);
      if (cors && answerPreflight(request, response)) return;
      if (cors) allow(request, response);
      nameContract(context, response);
      await handle(context, request, response);
    } catch (error) {
      fail(context, request, response, error);
    }
  };
}

function nameContract({ served }: Context, response: ServerResponse): void {
  const version = contractVersionOf(served.contract);
  if (version !== undefined) response.setHeader(contractVersionHeader, version);
}

async function handle(context: Context, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { options, served } = context;
  const url = targetOf(request.url ?? "/");
  if (url === undefined) throw new BodyError(400, "invalid_url", "The request's target is no URL");
  const { body, sent, bytes, digits = [] } = await readBody(request, options.bodyLimit ?? tenMebibytes);
  const { value, fault } = parsePreferences(request.headers.prefer as string | undefined, url.searchParams);
  const own: Preferences = value ?? {};
  const all = defaults(options);
  const preferences = { ...all, ...own };
  const asked = { ...toEngineRequest(request, url, preferences, body), digits };
  const planned = fault ? undefined : planAnswer(served, asked, { own, all }, context);
  const browser = planned?.answer.operation === -1 ? browserWish(request, url.pathname) : undefined;
  if (browser === "home") {
    response.writeHead(302, { Location: "/__mock" }).end();
    return;
  }
  if (browser === undefined)
    note(context, request, bytes > keptBytes ? `[${bytes} bytes]` : body, preferences, planned);
  const delay = own.delay ?? planned?.delay ?? options.delay;
  if (delay && !(await stillThere(response, delay))) return;
  const problem = fault ?? planned?.fault;
  if (problem) {
    const { title, detail, known } = problem;
    response.setHeader("Content-Type", "application/problem+json");
    if (options.cors ?? true) expose(request, response);
    const text = sendProblem(response, 400, title, detail, known && { known });
    context.record?.(request, sent, sentBy(response, text));
    return;
  }
  if (planned === undefined) return;
  await send(context, request, response, sent, planned);
  context.caller?.callAfter(served, asked, planned.answer);
}

/** What a browser asks for by itself, where the contract has no such path: a person is shown the mock's own page. */
function browserWish({ method, headers }: IncomingMessage, path: string): "home" | "icon" | undefined {
  if (method !== "GET") return undefined;
  if (path === "/favicon.ico") return "icon";
  return path === "/" && /\btext\/html\b/.test(headers.accept ?? "") ? "home" : undefined;
}

/** Waits, but not for a client that has gone: nothing is left running when the mock stops. */
async function stillThere(response: ServerResponse, ms: number): Promise<boolean> {
  const gone = new AbortController();
  const leave = (): void => gone.abort();
  response.once("close", leave);
  const ended = await wait(ms, true, { signal: gone.signal }).catch(() => false);
  response.off("close", leave);
  return ended;
}

function defaults({ delay, scenario }: MockOptions): Preferences {
  return { ...(delay === undefined ? {} : { delay }), ...(scenario === undefined ? {} : { scenario }) };
}

function note(
  context: Context,
  request: IncomingMessage,
  body: unknown,
  asked: Preferences,
  plan: Plan | undefined,
): void {
  const answer = plan?.answer;
  const status = plan && !plan.fault ? plan.answer.status : 400;
  context.journal.add({
    method: request.method ?? "GET",
    url: request.url ?? "/",
    headers: request.headers,
    body,
    status,
    operationId: answer && context.served.contract.operations[answer.operation]?.iid,
    scenario: plan?.reply === undefined ? asked.scenario : undefined,
    reply: plan?.reply,
    violations: answer?.violations ?? [],
    problem: plan?.fault?.title ?? answer?.problem,
  });
}

async function send(
  context: Context,
  request: IncomingMessage,
  response: ServerResponse,
  body: unknown,
  plan: Plan,
): Promise<void> {
  const { answer } = plan;
  response.statusCode = answer.status;
  for (const [name, value] of Object.entries(answer.headers)) response.setHeader(name, value as string);
  if (answer.violationHeader) response.setHeader("sl-violations", answer.violationHeader);
  for (const [name, value] of Object.entries(plan.headers ?? {})) response.setHeader(name, value);
  echoIds(request, response, answer, context.served.contract);
  if (context.options.cors ?? true) expose(request, response);
  context.record?.(request, body, sentBy(response, answer.body, plan.wire));
  await sendBody(response, answer.body, plan.wire);
}
