import { checkerFor } from "../contract/engine.ts";
import { contractOf } from "../contract/load.ts";
import type { Contract } from "../contract/types.ts";
import type { Checker, Counter, Violation } from "../engine/types.ts";
import { contractVersionHeader } from "../shared/contract-version.ts";
import { exchange, type Incoming, parseBody, toBaseUrl } from "../shared/exchange.ts";
import { type Case, casesOf } from "./cases.ts";
import { runClient } from "./client/run.ts";
import { reportOf } from "./outcome.ts";
import { type Tool, useTool } from "./tools.ts";
import type { CaseResult, VerifyOptions, VerifyReport } from "./types.ts";
import { runWorkflows } from "./workflows/run.ts";

/**
 * Holds a running server against the contract: sends the requests that follow from it and checks every answer;
 * runs Arazzo workflows and the client's cases when asked to. No result holds the token.
 * Throws `MockStartError` for a contract or workflow file that cannot be read, or a base URL that is none.
 */
export async function verifyServer(options: VerifyOptions): Promise<VerifyReport> {
  const base = toBaseUrl(options.baseUrl);
  const contract = contractOf(options.spec);
  const checker = checkerFor(contract);
  const results: CaseResult[] = [];
  const seen = { isMock: false, count: checker.count() };
  const { token, tokens = {} } = options;
  const tokenFor = (scheme: string) => (Object.hasOwn(tokens, scheme) ? tokens[scheme] : token);
  for (const verified of casesOf(contract, tokenFor, options.unsafe ?? false)) {
    results.push(await runCase(base, checker, verified, options.timeoutMs, seen));
  }
  const isComplete = results.every(({ outcome }) => outcome !== "skipped");
  results.push(...(await runTools(options, contract, seen.isMock)));
  const secrets = [token, ...Object.values(tokens)].filter((secret) => secret !== undefined);
  const own = results.map((result) => secrets.reduce(redact, result));
  return reportOf(contract, base.href, own, seen.count.report(), isComplete);
}

/** What the user's own packages do: workflows and the client. */
async function runTools(options: VerifyOptions, contract: Contract, isMock: boolean): Promise<CaseResult[]> {
  const { folder = process.cwd(), baseUrl, spec, arazzo: file, token, timeoutMs = 30_000 } = options;
  const common = { contract, baseUrl, isMock, timeoutMs };
  const workflows: Tool = {
    what: "Arazzo workflows",
    name: "@redocly/cli",
    file: "@redocly/cli/bin/cli.js",
    mode: file === undefined ? options.workflows : true,
  };
  const client: Tool = {
    what: "the client's cases",
    name: "@partner-licenses/client",
    file: "@partner-licenses/client",
    mode: options.client,
  };
  const ran = await useTool(workflows, folder, contract, token, (cli, secret) =>
    runWorkflows({ ...common, cli, file, spec, token: secret }),
  );
  const called = await useTool(client, folder, contract, token, (main, secret) =>
    runClient({ ...common, main, folder, token: secret }),
  );
  return [...ran, ...called];
}

async function runCase(
  base: URL,
  checker: Checker,
  verified: Case,
  timeoutMs: number | undefined,
  seen: { isMock: boolean; count: Counter },
): Promise<CaseResult> {
  const { name, request, level, skip } = verified;
  const about = { name, request: `${request.method} ${request.path}` };
  if (skip) return { ...about, outcome: "skipped", departures: [skip] };
  const began = performance.now();
  let departures: string[];
  let status: number | undefined;
  try {
    const answer = await exchange(base, request, timeoutMs);
    status = answer.status;
    seen.isMock ||= contractVersionHeader.toLowerCase() in answer.headers;
    departures = compare(checker, verified, answer, seen.count);
  } catch (error) {
    departures = [`no answer: ${error instanceof Error ? error.message : String(error)}`];
  }
  const outcome = departures.length === 0 ? "passed" : level === "must" ? "failed" : "advice";
  const durationMs = Math.round(performance.now() - began);
  return { ...about, outcome, departures, durationMs, ...(status === undefined ? {} : { status }) };
}

function compare(
  checker: Checker,
  { operation, expect, echo, request }: Case,
  answer: Incoming,
  count: Counter,
): string[] {
  const departures: string[] = [];
  if (expect.length > 0 && !expect.includes(answer.status)) {
    departures.push(`answered ${answer.status}, expected ${expect.join(" or ")}`);
  }
  const body = request.method === "HEAD" ? undefined : parseBody(answer.raw, answer.headers["content-type"]);
  const sent = { status: answer.status, headers: answer.headers, body };
  const all = checker.response(operation, sent);
  const found = request.method === "HEAD" ? all.filter(isOfHead) : all;
  if (found.length === 0) count.add(operation, sent);
  for (const { location, message } of found) {
    departures.push(`${location.slice(1).join(".") || "response"}: ${message}`);
  }
  for (const [name, value] of Object.entries(echo)) {
    const got = answer.headers[name.toLowerCase()];
    if (got !== value) departures.push(`${name} is ${got ?? "absent"}, sent was ${value}`);
  }
  return departures;
}

/** An answer to HEAD has no body, and need not name its media type. */
function isOfHead({ location, message }: Violation): boolean {
  return location[1] !== "body" && !/media type/.test(message);
}

/** Without the token, nor the forms in which it is sent. */
function redact(result: CaseResult, token: string): CaseResult {
  if (token === "") return result;
  const forms = [token, Buffer.from(token).toString("base64"), encodeURIComponent(token)];
  const hide = (text: string): string =>
    forms.reduce((shown, form) => shown.replaceAll(form, "[redacted]"), text);
  return { ...result, departures: result.departures.map(hide) };
}
