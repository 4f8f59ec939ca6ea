import type { Limits } from "./options.ts";
import { Refusal } from "./refusal.ts";
import type { Call } from "./shared.ts";

/** The value of an option, when it is 0 or more, or says yes or no. Throws a TypeError for anything else, such as NaN. */
export function sound<Value>(name: string, value: Value): Value {
  if ((value as number) >= 0) return value;
  throw new Refusal(`${name} is ${value}`);
}

/** A limit of a call: its own, else the client's, else the fallback. */
export function limit(call: Call, name: Exclude<keyof Limits, "retry">, fallback: number): number {
  return sound(name, call.input[name] ?? call.given[name] ?? fallback);
}
