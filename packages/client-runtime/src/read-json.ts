import { fail } from "./failure.ts";
import type { Call } from "./shared.ts";

/** Reads JSON; undefined where no body belongs. Throws a decode error for anything else. */
export async function readJson(call: Call, response: Response): Promise<unknown> {
  const { accept, empty } = call.entry;
  const { status } = response;
  let data: unknown = await response.text();
  try {
    if (!data && (!accept || empty)) return undefined;
    data = JSON.parse(data as string);
  } catch {
    throw fail(call, "decode", { status }, "no JSON");
  }
  call.given.validate?.(call, status, data, call.id);
  return data;
}
