import type { IncomingMessage, ServerResponse } from "node:http";
import type { Sent } from "../record.ts";
import type { WireEffect } from "../scenarios.ts";
import { contractVersionHeader } from "../shared/contract-version.ts";
import { BodyError } from "./body.ts";
import { type Context, keptBytes } from "./context.ts";
import { expose } from "./cors.ts";
import { sendProblem } from "./problem.ts";
import { sendBody } from "./send.ts";

/** What a record file keeps of an answer. */
export function sentBy(response: ServerResponse, body: string | undefined, wire?: WireEffect): Sent {
  return { status: response.statusCode, headers: response.getHeaders(), body, wire };
}

/** Answers a request that could not be read, or that the mock failed on. */
export function fail(
  context: Context,
  request: IncomingMessage,
  response: ServerResponse,
  error: unknown,
): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const kept = contractVersionHeader.toLowerCase();
  for (const name of response.getHeaderNames())
    if (name !== kept && !name.startsWith("access-control-")) response.removeHeader(name);
  if (!(error instanceof BodyError)) {
    sendProblem(response, 500, "The mock failed", error instanceof Error ? error.message : String(error));
    return;
  }
  const { status, code, message, text = null } = error;
  noteRefused(context, request, status, message, text);
  response.statusCode = status;
  response.setHeader("Content-Type", "application/json; charset=utf-8");
  if (context.options.cors ?? true) expose(request, response);
  const body = JSON.stringify({ error: { code, message } });
  context.record?.(request, text, sentBy(response, body));
  void sendBody(response, body);
}

/** Lists a request that never got to the contract. */
function noteRefused(
  { journal }: Context,
  { method = "GET", url = "/", headers }: IncomingMessage,
  status: number,
  problem: string,
  body: string | null,
): void {
  const nothing = { operationId: undefined, scenario: undefined, violations: [] };
  const kept = body && body.length > keptBytes ? `[${Buffer.byteLength(body)} bytes]` : body;
  journal.add({ method, url, headers, body: kept, status, problem, ...nothing });
}
