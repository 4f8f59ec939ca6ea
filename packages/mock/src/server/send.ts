import type { ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import type { WireEffect } from "../scenarios.ts";
import { itemPauseMs, streamItems } from "../shared/items.ts";

const pieces = 10;
const slowBodyMs = 1000;
const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);

/** Ends the response with this body, or with none; an effect may spoil it on the way. */
export async function sendBody(
  response: ServerResponse,
  text: string | undefined,
  wire?: WireEffect,
): Promise<void> {
  if (wire === "reset") {
    // The request has its socket even while an earlier answer on the same connection is still going out.
    response.req.socket.resetAndDestroy();
    return;
  }
  if (text === undefined) {
    response.end();
    return;
  }
  if (!response.hasHeader("content-type")) response.setHeader("Content-Type", "text/plain; charset=utf-8");
  const items =
    wire === undefined ? streamItems(text, String(response.getHeader("content-type"))) : undefined;
  if (items !== undefined && items.length > 1) return trickle(response, items);
  if (wire === undefined) {
    const length = Buffer.byteLength(text);
    response.setHeader("Content-Length", length);
    // Node sends the headers in the encoding of a text that follows them, and both in one piece.
    if (length === text.length) response.end(text, "latin1");
    else response.end(Buffer.from(text));
    return;
  }
  const body = wire === "bom" ? Buffer.concat([byteOrderMark, Buffer.from(text)]) : Buffer.from(text);
  response.setHeader("Content-Length", body.length);
  if (wire === "truncated") return cut(response, body);
  if (wire === "slow-body") return drip(response, body);
  response.end(body);
}

/** Sends the items of a stream one after the other, as a server does that has one at a time. */
async function trickle(response: ServerResponse, items: readonly string[]): Promise<void> {
  for (const [index, item] of items.entries()) {
    if (index > 0) await wait(itemPauseMs);
    if (response.destroyed) return;
    response.write(item);
  }
  response.end();
}

function cut(response: ServerResponse, body: Buffer): Promise<void> {
  return new Promise((resolve) => {
    response.write(body.subarray(0, Math.floor(body.length / 2)), () => {
      response.destroy();
      resolve();
    });
  });
}

async function drip(response: ServerResponse, body: Buffer): Promise<void> {
  const size = Math.max(1, Math.ceil(body.length / pieces));
  response.flushHeaders();
  for (let at = 0; at < body.length && !response.destroyed; at += size) {
    response.write(body.subarray(at, at + size));
    if (at + size < body.length) await wait(slowBodyMs / pieces);
  }
  response.end();
}
