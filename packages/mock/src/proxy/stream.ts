import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import { type Outgoing, openCall, rawPairs } from "../shared/exchange.ts";
import { endToEnd } from "./traffic.ts";

/** Larger bodies pass, but are not kept for the check: memory must not follow what is sent. */
const keptBytes = 10 * 1024 * 1024;

/** One exchange that has passed. A body is `undefined` when it was too large to keep. */
export interface Passed {
  status: number;
  headers: IncomingHttpHeaders;
  sent: Buffer | undefined;
  got: Buffer | undefined;
}

/** Passes request and answer on while they flow. Rejects when either side breaks off. */
export function passAlong(
  base: URL,
  outgoing: Omit<Outgoing, "body">,
  request: IncomingMessage,
  response: ServerResponse,
  timeoutMs: number,
): Promise<Passed> {
  return new Promise((resolve, reject) => {
    const call = openCall(base, outgoing);
    const timer = setTimeout(() => call.destroy(new Error(`no answer within ${timeoutMs} ms`)), timeoutMs);
    const sent = keep(request);
    response.once("close", () => {
      clearTimeout(timer);
      call.destroy();
      if (!response.writableFinished) reject(new Error("the client went away"));
    });
    call.once("error", reject);
    call.once("response", (answer: IncomingMessage) => {
      clearTimeout(timer);
      const got = keep(answer);
      answer.once("error", reject);
      response.once("finish", () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, sent: sent(), got: got() }),
      );
      sendHead(response, answer);
      answer.pipe(response);
    });
    request.pipe(call);
  });
}

function sendHead(response: ServerResponse, answer: IncomingMessage): void {
  response.statusCode = answer.statusCode ?? 502;
  response.statusMessage = answer.statusMessage ?? "";
  response.sendDate = false;
  for (const [name, value] of endToEnd(rawPairs(answer.rawHeaders))) response.appendHeader(name, value);
  response.flushHeaders();
}

/** Collects a body as it flows by. */
function keep(message: IncomingMessage): () => Buffer | undefined {
  const chunks: Buffer[] = [];
  let size = 0;
  message.on("data", (chunk: Buffer) => {
    size += chunk.length;
    if (size <= keptBytes) chunks.push(chunk);
    else chunks.length = 0;
  });
  return () => (size <= keptBytes ? Buffer.concat(chunks) : undefined);
}
