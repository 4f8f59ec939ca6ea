import { readFile } from "node:fs/promises";
import { isDeepStrictEqual } from "node:util";
import { MockStartError } from "../errors.ts";
import { exchange, parseBody, toBaseUrl } from "../shared/exchange.ts";
import type { Exchange } from "../types.ts";

export interface ReplayOptions {
  /** A file that `record` wrote. */
  file: string;
  baseUrl: string;
  /** Stands in for the tokens that were redacted. */
  token?: string;
}

export interface ReplayResult {
  /** Line of the record file, from 1. */
  line: number;
  request: string;
  /** What differs from the recording; empty when nothing does. */
  differences: string[];
}

const notSent = new Set(["host", "connection", "content-length", "transfer-encoding", "accept-encoding"]);

/**
 * Sends the recorded requests again, in order, and compares status, media type and body with the recording.
 * Throws `MockStartError` when the file cannot be read or the base URL is none.
 */
export async function replay({ file, baseUrl, token }: ReplayOptions): Promise<ReplayResult[]> {
  const base = toBaseUrl(baseUrl);
  const results: ReplayResult[] = [];
  for (const [index, recorded] of (await readExchanges(file)).entries()) {
    const { method, url } = recorded.request;
    const differences = await differ(base, recorded, token);
    results.push({ line: index + 1, request: `${method} ${url}`, differences });
  }
  return results;
}

/** The exchanges of a file that `record` wrote. Throws `MockStartError` when it cannot be read. */
export async function readExchanges(file: string): Promise<Exchange[]> {
  const text = await readFile(file, "utf8").catch((error: Error) => {
    throw new MockStartError(`Cannot read ${file}: ${error.message}`, { cause: error });
  });
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  return lines.map((line, index) => {
    const broken = (what: string, cause?: unknown): MockStartError =>
      new MockStartError(`Cannot replay ${file}: line ${index + 1} is ${what}.`, { cause });
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch (error) {
      throw broken("not JSON", error);
    }
    if (isExchange(value)) return value;
    throw broken("no exchange that the mock recorded");
  });
}

function isExchange(value: unknown): value is Exchange {
  const { request, response } = (value ?? {}) as Partial<Exchange>;
  const isText = typeof request?.method === "string" && typeof request.url === "string";
  return isText && Boolean(request.headers) && Boolean(response?.headers);
}

async function differ(
  base: URL,
  { request, response }: Exchange,
  token: string | undefined,
): Promise<string[]> {
  const { body } = request;
  const sent = body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) };
  try {
    const answer = await exchange(base, {
      method: request.method,
      path: request.url,
      headers: headersOf(request.headers, token),
      ...sent,
    });
    if (response.broken) return ["the answer is whole, it was broken off"];
    const type = answer.headers["content-type"] ?? "";
    const before = parseBody(Buffer.from(response.body ?? ""), response.headers["content-type"]);
    return [
      ...(answer.status === response.status ? [] : [`status is ${answer.status}, was ${response.status}`]),
      ...(type === (response.headers["content-type"] ?? type)
        ? []
        : [`content type is ${type}, was ${response.headers["content-type"]}`]),
      ...(request.method === "HEAD" || isDeepStrictEqual(parseBody(answer.raw, type), before)
        ? []
        : ["the body differs"]),
    ];
  } catch (error) {
    if (response.broken) return [];
    return [`no answer: ${error instanceof Error ? error.message : String(error)}`];
  }
}

function headersOf(recorded: Record<string, string>, token: string | undefined): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(recorded)) {
    if (notSent.has(name)) continue;
    if (!value.endsWith("[redacted]")) headers[name] = value;
    else if (token !== undefined) headers[name] = value.replace("[redacted]", token);
  }
  return headers;
}
