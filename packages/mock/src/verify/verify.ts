import { checkerFor } from "../contract/engine.ts";
import { contractOf } from "../contract/load.ts";
import type { Checker } from "../engine/types.ts";
import { exchange, type Incoming, parseBody, toBaseUrl } from "../shared/exchange.ts";
import { type Case, casesOf } from "./cases.ts";
import type { CaseResult, VerifyOptions, VerifyReport } from "./types.ts";

/**
 * Holds a running server against the contract: sends the requests that follow from it and checks every answer.
 * Throws `MockStartError` for a contract that cannot be read or a base URL that is none.
 * No result holds the token.
 */
export async function verifyServer(options: VerifyOptions): Promise<VerifyReport> {
  const base = toBaseUrl(options.baseUrl);
  const contract = await contractOf(options.spec);
  const checker = checkerFor(contract);
  const results: CaseResult[] = [];
  for (const verified of casesOf(contract, options.token, options.unsafe ?? false)) {
    results.push(redact(await runCase(base, checker, verified, options.timeoutMs), options.token));
  }
  const failed = results.filter(({ outcome }) => outcome === "failed").length;
  return {
    contract: `${contract.title} ${contract.version}`,
    baseUrl: base.href,
    ok: failed === 0 && results.some(({ outcome }) => outcome === "passed"),
    results,
  };
}

async function runCase(
  base: URL,
  checker: Checker,
  verified: Case,
  timeoutMs: number | undefined,
): Promise<CaseResult> {
  const { name, request, level, skip } = verified;
  const told = { name, request: `${request.method} ${request.path}` };
  if (skip) return { ...told, outcome: "skipped", departures: [skip] };
  const began = performance.now();
  let departures: string[];
  let status: number | undefined;
  try {
    const answer = await exchange(base, request, timeoutMs);
    status = answer.status;
    departures = compare(checker, verified, answer);
  } catch (error) {
    departures = [`no answer: ${error instanceof Error ? error.message : String(error)}`];
  }
  const outcome = departures.length === 0 ? "passed" : level === "must" ? "failed" : "advice";
  const durationMs = Math.round(performance.now() - began);
  return { ...told, outcome, departures, durationMs, ...(status === undefined ? {} : { status }) };
}

function compare(checker: Checker, { operation, expect, echo, request }: Case, answer: Incoming): string[] {
  const departures: string[] = [];
  if (expect.length > 0 && !expect.includes(answer.status)) {
    departures.push(`answered ${answer.status}, expected ${expect.join(" or ")}`);
  }
  const body = request.method === "HEAD" ? null : parseBody(answer.raw, answer.headers["content-type"]);
  for (const { location, message } of checker.response(operation, {
    status: answer.status,
    headers: answer.headers,
    body,
  })) {
    departures.push(`${location.slice(1).join(".") || "response"}: ${message}`);
  }
  for (const [name, value] of Object.entries(echo)) {
    const got = answer.headers[name.toLowerCase()];
    if (got !== value) departures.push(`${name} is ${got ?? "absent"}, sent was ${value}`);
  }
  return departures;
}

function redact(result: CaseResult, token: string | undefined): CaseResult {
  if (!token) return result;
  return { ...result, departures: result.departures.map((text) => text.replaceAll(token, "[redacted]")) };
}
