import type { Limits } from "./options.ts";
import type { Call } from "./shared.ts";

/** An option of the call, else of the client, else the fallback. */
export function setting<Name extends keyof Limits, Fallback extends Limits[Name]>(
  call: Pick<Call, "input" | "given">,
  name: Name,
  fallback?: Fallback,
): NonNullable<Limits[Name]> | Fallback {
  return (call.input[name] ?? call.given[name] ?? fallback) as NonNullable<Limits[Name]> | Fallback;
}
