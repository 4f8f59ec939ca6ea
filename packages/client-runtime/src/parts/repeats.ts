import { newId } from "../new-id.ts";
import { Refusal } from "../refusal.ts";
import type { RequestPart } from "./part.ts";

/** What says that no connection was made, so that nothing was sent. */
const unsent = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT|ConnectionRefused)$/;

/**
 * Lets an operation that is not safe be tried again where that does no harm: it carries an idempotency key, or it never left.
 * The key is the caller's; where the contract has a header for it, each call has one of its own, the same on all its tries.
 * It comes after the body, since a stream is sent once.
 */
export const addRepeats: RequestPart = (call, { init }) => {
  const role = call.entry.headers.idempotencyKey;
  const name = (role ?? "Idempotency-Key").toLowerCase();
  if (role !== undefined) call.idempotencyKey ??= crypto.randomUUID?.() ?? newId();
  const key = init.headers[name] ?? call.input.idempotencyKey ?? call.idempotencyKey;
  // servers take it for none, and would do twice what is tried twice
  if (`${key}`.trim() === "") throw new Refusal("The idempotency key is empty");
  if (key !== undefined) init.headers[name] = key;
  call.repeats = ({ code }) =>
    !(init.body instanceof ReadableStream) && (key !== undefined || unsent.test(code ?? ""));
};
