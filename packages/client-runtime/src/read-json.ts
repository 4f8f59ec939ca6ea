import { checked } from "./checked.ts";
import { fail } from "./failure.ts";
import type { Call } from "./shared.ts";

/** Reads JSON; undefined where no body belongs. Throws a decode error for anything else. */
export async function readJson(call: Call, response: Response): Promise<unknown> {
  const { accept, empty } = call.operation;
  const { status } = response;
  const text = await response.text();
  if (!text && (!accept || empty)) return undefined;
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    throw fail(call, "decode", { status }, "no JSON");
  }
  return checked(call, status, data);
}
