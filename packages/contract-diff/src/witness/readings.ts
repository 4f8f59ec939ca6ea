import { asObject } from "@partner-licenses/document/json";
import { isText } from "../match/carrier.ts";
import { inside, type Mode } from "../relation/delta.ts";

/** Readings of one value that are looked at: a message of many numbers has too many. */
const most = 64;

/**
 * All values that the reader of a message may take the value for: text has no types, so that `1` and `"1"` are one.
 * The value itself comes first.
 */
export function readings(value: unknown, mode: Mode): readonly unknown[] {
  if (!isText(mode.carrier) && mode.carrier !== "form") return [value];
  if (Array.isArray(value)) return products(value.map((item) => readings(item, inside(mode, "item"))));
  const object = asObject(value);
  if (object !== undefined) {
    const names = Object.keys(object);
    const held = Object.values(object).map((each) => readings(each, inside(mode, "property")));
    return products(held).map((row) => Object.fromEntries(names.map((name, index) => [name, row[index]])));
  }
  return isText(mode.carrier) ? [value, ...others(value)] : [value];
}

/** The same text as a value of another type. */
function others(value: unknown): unknown[] {
  if (typeof value === "number") return [Number.isInteger(value) ? String(BigInt(value)) : String(value)];
  if (typeof value === "boolean") return [String(value)];
  if (value === "true" || value === "false") return [value === "true"];
  return typeof value === "string" && /^-?\d+(\.\d+)?(e[+-]?\d+)?$/.test(value) ? [Number(value)] : [];
}

function products(lists: readonly (readonly unknown[])[]): unknown[][] {
  return lists.reduce<unknown[][]>(
    (made, list) => made.flatMap((row) => list.map((each) => [...row, each])).slice(0, most),
    [[]],
  );
}
