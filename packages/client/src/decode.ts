import { fail } from "./failure.ts";
import type { Call } from "./shared.ts";

/** Parses the body of a success answer; undefined where no body belongs. */
export function parseBody(call: Call, status: number, text: string): unknown {
  const { accept, empty } = call.operation;
  if (!text && (!accept || empty)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw fail(call, "decode", undefined, { status }, `${status}, no JSON`);
  }
}
