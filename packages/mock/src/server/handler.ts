import type { IncomingMessage, ServerResponse } from "node:http";
import type { Served } from "../contract/serve.ts";
import type { Contract } from "../contract/types.ts";
import type { EngineAnswer } from "../engine/types.ts";
import type { MockOptions } from "../types.ts";
import { BodyError, readBody } from "./body.ts";
import { allow, answerPreflight, expose } from "./cors.ts";
import { parsePreferences } from "./prefer.ts";
import { sendProblem } from "./problem.ts";

const tenMebibytes = 10 * 1024 * 1024;

/** Makes the request listener of the mock. It answers every request and never rejects. */
export function createHandler(served: Served, options: MockOptions) {
  const cors = options.cors ?? true;
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      if (cors && answerPreflight(request, response)) return;
      if (cors) allow(request, response);
      await handle(request, response);
    } catch (error) {
      fail(response, error);
    }
  };

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request, options.bodyLimit ?? tenMebibytes);
    const { pathname: path, searchParams } = new URL(request.url ?? "/", "http://mock.invalid");
    const preferences = parsePreferences(request.headers.prefer as string | undefined, searchParams);
    if (!preferences.ok) return sendProblem(response, 400, "Cannot read Prefer", preferences.detail);
    const answer = served.engine.answer({
      method: request.method ?? "GET",
      path,
      server: searchParams.get("__server") || undefined,
      query: toQuery(searchParams),
      headers: request.headers as Record<string, string>,
      prefer: preferences.value,
      body,
    });
    write(response, answer);
    echoIds(request, response, answer, served.contract);
    if (cors) expose(request, response);
    end(response, answer.body);
  }
}

function toQuery(params: URLSearchParams): Record<string, string | string[]> {
  const query: Record<string, string | string[]> = Object.create(null);
  for (const key of params.keys()) {
    const values = params.getAll(key);
    query[key] = values.length === 1 ? (values[0] ?? "") : values;
  }
  return query;
}

function write(response: ServerResponse, answer: EngineAnswer): void {
  response.statusCode = answer.status;
  for (const [name, value] of Object.entries(answer.headers)) response.setHeader(name, value as string);
  if (answer.violationHeader) response.setHeader("sl-violations", answer.violationHeader);
}

/** Sends the caller's ids back under their own headers, unless the contract refused them. */
function echoIds(
  request: IncomingMessage,
  response: ServerResponse,
  answer: EngineAnswer,
  contract: Contract,
): void {
  const echo = contract.echoes[answer.operation];
  for (const [from, to] of echo?.byStatus[answer.status] ?? echo?.byStatus["default"] ?? []) {
    const value = request.headers[from];
    if (value && !refused(answer, from)) response.setHeader(to, value);
  }
}

function refused({ violations }: EngineAnswer, header: string): boolean {
  return violations.some(
    ({ location, severity }) => severity === "Error" && location[1] === "header" && location[2] === header,
  );
}

function end(response: ServerResponse, body: string | undefined): void {
  if (body === undefined) {
    response.end();
    return;
  }
  if (!response.hasHeader("content-type")) response.setHeader("Content-Type", "text/plain; charset=utf-8");
  response.setHeader("Content-Length", Buffer.byteLength(body));
  response.end(body);
}

function fail(response: ServerResponse, error: unknown): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  for (const name of response.getHeaderNames())
    if (!name.startsWith("access-control-")) response.removeHeader(name);
  if (error instanceof BodyError) {
    const body = JSON.stringify({ error: { code: error.code, message: error.message } });
    response.statusCode = error.status;
    response.setHeader("Content-Type", "application/json; charset=utf-8");
    end(response, body);
    return;
  }
  sendProblem(response, 500, "The mock failed", error instanceof Error ? error.message : String(error));
}
