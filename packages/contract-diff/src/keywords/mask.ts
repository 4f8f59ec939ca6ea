/** JSON types as bits. Numbers are two bits: `integer` is INT, `number` is INT and FRAC. */
export const NULL = 1;
export const BOOL = 2;
export const INT = 4;
export const FRAC = 8;
export const STR = 16;
export const ARR = 32;
export const OBJ = 64;
export const NUM = INT | FRAC;
export const ALL = 127;

/** The classes of values that keywords are about; integers and fractions share one. */
export const classes = [NULL, BOOL, NUM, STR, ARR, OBJ] as const;

const bits: Record<string, number> = {
  null: NULL,
  boolean: BOOL,
  integer: INT,
  number: NUM,
  string: STR,
  array: ARR,
  object: OBJ,
};

/** The bits of a type name; undefined for a name that JSON Schema does not know. */
export function bitsOf(type: string): number | undefined {
  return Object.hasOwn(bits, type) ? bits[type] : undefined;
}

/** The bit of a value's type. */
export function bitOf(value: unknown): number {
  if (value === null || value === undefined) return NULL;
  if (typeof value === "number") return Number.isInteger(value) ? INT : FRAC;
  if (Array.isArray(value)) return ARR;
  return { boolean: BOOL, string: STR, object: OBJ }[typeof value as string] ?? STR;
}

/** The class that a bit belongs to. */
export function classOf(bit: number): number {
  return (bit & NUM) !== 0 ? NUM : bit;
}

/** Type names for people, such as `string or null`. */
export function typeNames(mask: number): string {
  if (mask === 0) return "nothing";
  if (mask === ALL) return "any type";
  const names = Object.entries(bits)
    .filter(([name, bit]) => (mask & bit) === bit && !(name === "integer" && (mask & FRAC) !== 0))
    .map(([name]) => name);
  if ((mask & FRAC) !== 0 && (mask & INT) === 0) names.push("fraction");
  return names.sort((a, b) => Number(a === "null") - Number(b === "null")).join(" or ");
}
