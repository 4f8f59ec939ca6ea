import { canonical, type Json } from "./json.ts";

/**
 * Numbers with more digits than a double holds, as they are written: by the object or list that holds them, and their
 * key there. The value itself is the nearest double, as every reader in JavaScript has it.
 */
const written = new WeakMap<object, Map<string, string>>();
let isAny = false;

const mark = "\u0000number:";
const number = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/;
const longNumber = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]{3,}/g;

/** Whether a text may hold a number that no double holds: a quick look, which is mostly enough. */
export function mayHoldMore(text: string): boolean {
  return /(?:^|[\s:,[{])[-+]?(?:[\d.]{16,}(?:[eE][-+]?\d+)?|[\d.]+[eE][-+]?\d{3,})(?:[\s,\]}#]|$)/.test(text);
}

/** JSON text with such numbers as marked texts, which {@link unmarked} takes back. */
export function markedJson(text: string): string {
  return text.replace(longNumber, (found) => (isMore(found) ? JSON.stringify(mark + found) : found));
}

/** A plain YAML scalar with such a number as a marked text; undefined for any other. */
export function markedScalar(source: string): string | undefined {
  return isMore(source) ? mark + source : undefined;
}

/** The parsed value, which is changed: marked texts become numbers that keep their digits. */
export function unmarked(root: unknown): unknown {
  const seen = new Set<object>();
  const visit = (value: unknown): void => {
    if (typeof value !== "object" || value === null || seen.has(value)) return;
    seen.add(value);
    for (const [key, held] of Object.entries(value)) {
      if (typeof held !== "string" || !held.startsWith(mark)) visit(held);
      else {
        const text = held.slice(mark.length);
        (value as Record<string, unknown>)[key] = Number(text);
        keep(value, key, text);
      }
    }
  };
  visit(root);
  return root;
}

/** A copy for a writer of YAML or JSON: {@link writtenOut} makes numbers of its marked texts again. */
export function marked(value: unknown): unknown {
  if (!isAny || typeof value !== "object" || value === null) return value;
  const one = ([key, held]: [string, unknown]) => {
    const digits = digitsOf(value, key);
    return [key, digits === undefined ? marked(held) : mark + digits] as const;
  };
  const all = Object.entries(value).map(one);
  return Array.isArray(value) ? all.map(([, held]) => held) : Object.fromEntries(all);
}

/** What a writer of YAML made of marked texts, as numbers. */
export function writtenOut(text: string): string {
  return text.replace(/"\\0number:([^"]+)"/g, "$1");
}

/** The digits of a number that no double holds; undefined for any other value. */
export function digitsOf(holder: object, key: string | number): string | undefined {
  return isAny ? written.get(holder)?.get(String(key)) : undefined;
}

/** Whether any contract that was read has such a number. */
export function areDigitsKept(): boolean {
  return isAny;
}

/** Gives a copy the digits of what it was copied from. */
export function keepDigits<T extends object>(from: object, copy: T): T {
  const held = isAny ? written.get(from) : undefined;
  for (const [key, text] of held ?? []) if (Object.hasOwn(copy, key)) keep(copy, key, text);
  return copy;
}

/** A deep copy. */
export function cloned(value: Json): Json {
  if (typeof value !== "object" || value === null) return value;
  const copy = Array.isArray(value)
    ? value.map(cloned)
    : Object.fromEntries(Object.entries(value).map(([key, held]) => [key, cloned(held as Json)]));
  return keepDigits(value, copy);
}

/** Like `canonical` for the member of an object or list, with all digits of its numbers. */
export function exactText(holder: object, key: string | number): string {
  const value = (holder as Record<string, unknown>)[key];
  const digits = digitsOf(holder, key);
  if (digits !== undefined) return plain(digits);
  if (!isAny || typeof value !== "object" || value === null) return canonical(value);
  const inside = (each: string) => exactText(value, each);
  const keys = Object.keys(value);
  if (Array.isArray(value)) return `[${keys.map(inside).join(",")}]`;
  return `{${keys
    .sort()
    .map((each) => `${JSON.stringify(each)}:${inside(each)}`)
    .join(",")}}`;
}

/** Positive when the first of two numbers is the greater one, however long they are. */
export function compareDigits(a: string, b: string): number {
  const [one, other] = [scaled(a), scaled(b)];
  // Numbers of one length have exponents that are close together.
  if (one.sign !== other.sign || one.sign === 0 || one.length !== other.length)
    return one.sign - other.sign || one.sign * (one.length - other.length);
  const shift = Math.min(one.exponent, other.exponent);
  const whole = (each: Scaled) => each.digits * 10n ** BigInt(each.exponent - shift);
  const [left, right] = [whole(one), whole(other)];
  return left === right ? 0 : left > right ? 1 : -1;
}

function keep(holder: object, key: string, text: string): void {
  const held = written.get(holder) ?? new Map<string, string>();
  written.set(holder, held.set(key, text));
  isAny = true;
}

/** Whether the nearest double, written down, is another number. */
function isMore(text: string): boolean {
  return number.test(text) && plain(text) !== plain(String(Number(text)));
}

/** One spelling for each number: `10`, `1e1` and `10.0` are the same. */
function plain(text: string): string {
  if (!number.test(text)) return text;
  const { digits, exponent } = scaled(text);
  return exponent >= 0 && exponent < 40 ? String(digits * 10n ** BigInt(exponent)) : `${digits}e${exponent}`;
}

interface Scaled {
  readonly sign: number;
  readonly digits: bigint;
  readonly exponent: number;
  /** How many digits it would have before the point. */
  readonly length: number;
}

function scaled(text: string): Scaled {
  const [, sign, whole = "", fraction = "", power = "0"] =
    /^([-+]?)(\d*)\.?(\d*)(?:[eE]([-+]?\d+))?$/.exec(text) ?? [];
  const all = `${whole}${fraction}`.replace(/^0+(?=\d)/, "");
  const short = all.replace(/0+$/, "");
  const digits = BigInt(`${sign === "-" ? "-" : ""}${short === "" ? "0" : short}`);
  if (digits === 0n) return { sign: 0, digits, exponent: 0, length: 0 };
  const exponent = Number(power) - fraction.length + all.length - short.length;
  return { sign: sign === "-" ? -1 : 1, digits, exponent, length: short.length + exponent };
}
