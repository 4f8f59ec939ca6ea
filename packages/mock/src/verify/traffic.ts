import { readFile } from "node:fs/promises";
import { checkerFor } from "../contract/engine.ts";
import { contractOf } from "../contract/load.ts";
import type { Checker, Counter, Violation } from "../engine/types.ts";
import { MockStartError } from "../errors.ts";
import { readExchanges } from "../replay/replay.ts";
import { toQuery } from "../server/query.ts";
import { parseBody } from "../shared/exchange.ts";
import { harExchanges, isHar } from "./har.ts";
import { reportOf } from "./outcome.ts";
import type { CaseResult, TrafficOptions, VerifyReport } from "./types.ts";

/** A request and its answer, as they went over the wire. */
export interface Traffic {
  readonly method: string;
  /** Path with query, or a whole URL. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  readonly status: number;
  readonly answerHeaders: Readonly<Record<string, string>>;
  readonly answer: string | undefined;
}

/**
 * Holds recorded traffic against the contract, without a server: each exchange is a case. Credentials are not checked,
 * since recordings leave them out. Throws `MockStartError` when the file or the contract cannot be read.
 */
export async function verifyTraffic({ file, spec }: TrafficOptions): Promise<VerifyReport> {
  const contract = contractOf(spec);
  const checker = checkerFor(contract);
  const count = checker.count();
  const results = (await readTraffic(file)).map((each, index) => check(checker, count, each, index));
  return reportOf(contract, file, results, count.report(), true);
}

async function readTraffic(file: string): Promise<Traffic[]> {
  const text = await readFile(file, "utf8").catch((error: Error) => {
    throw new MockStartError(`Cannot read ${file}: ${error.message}`, { cause: error });
  });
  const har = jsonOf(text);
  if (isHar(har)) return harExchanges(har);
  return (await readExchanges(file)).map(({ request, response }) => ({
    ...{ method: request.method, url: request.url, headers: request.headers, status: response.status },
    body:
      typeof request.body === "string" || request.body === undefined
        ? request.body
        : JSON.stringify(request.body),
    answerHeaders: response.headers,
    answer: response.body,
  }));
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function check(checker: Checker, count: Counter, traffic: Traffic, index: number): CaseResult {
  const { method, status } = traffic;
  const { pathname, search, searchParams } = new URL(traffic.url, "http://traffic.invalid");
  const headers = lowered(traffic.headers);
  const asked = checker.request({
    ...{ method, path: pathname, search: search.slice(1), query: toQuery(searchParams), headers },
    body: bodyOf(traffic.body, headers),
  });
  const about = {
    name: `exchange ${index + 1}`,
    request: `${method} ${pathname}${search}`,
    status,
  };
  if (asked.operation < 0)
    return { ...about, outcome: "failed", departures: asked.violations.map(({ message }) => message) };
  const answerHeaders = lowered(traffic.answerHeaders);
  const sent = { status, headers: answerHeaders, body: bodyOf(traffic.answer, answerHeaders) };
  const found = method === "HEAD" ? [] : checker.response(asked.operation, sent);
  // A request that breaks the contract is the client's fault, unless the server took it.
  const wrong = status < 400 ? asked.violations.filter(isWrong) : [];
  if (found.length === 0) count.add(asked.operation, sent);
  const departures = [...wrong, ...found].map(({ location, message }) => `${location.join(".")}: ${message}`);
  return { ...about, outcome: departures.length === 0 ? "passed" : "failed", departures };
}

/** Recordings hold no credentials. */
function isWrong({ code, severity }: Violation): boolean {
  return severity === "Error" && code !== 401;
}

function lowered(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

function bodyOf(text: string | undefined, headers: Readonly<Record<string, string>>): unknown {
  return text === undefined ? undefined : parseBody(Buffer.from(text), headers["content-type"]);
}
