import { readFileSync } from "node:fs";

/**
 * The integers of a contract's files that a computer's numbers round, such as an `int64` example: the number that they
 * become, and how they are written. Those that become the same number are left out, as nobody knows which is meant.
 */
export function exactIntegers(files: readonly string[]): [number, string][] {
  const found = new Map<number, Set<string>>();
  for (const file of files)
    for (const [digits] of readFileSync(file, "utf8").matchAll(/(?<![\w.+-])-?[1-9]\d{15,}(?![\w.])/g)) {
      const value = Number(digits);
      if (!Number.isSafeInteger(value)) found.set(value, (found.get(value) ?? new Set()).add(digits));
    }
  return [...found].flatMap(([value, [digits, ...others]]): [number, string][] =>
    digits === undefined || others.length > 0 ? [] : [[value, digits]],
  );
}
