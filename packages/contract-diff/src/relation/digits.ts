import { areDigitsKept, compareDigits, exactText } from "@partner-licenses/document/digits";
import { canonical, entries, isObject } from "@partner-licenses/document/json";
import { at, type Loc } from "@partner-licenses/document/reader/pointer";
import { rules } from "../catalogue/rules.ts";
import { constraints } from "../keywords/table.ts";
import { places, type SchemaPart } from "../normalise/view.ts";
import { addDelta } from "./delta.ts";
import { sameTexts } from "./notes.ts";
import type { Task } from "./relate.ts";

/** Keywords with numbers or values in them that decide what a schema accepts. */
const deciding = new Set(["const", "enum", ...constraints.flatMap((row) => row.spelled)]);

/** Bounds, and whether a greater one takes more values. */
const bounds: Readonly<Record<string, boolean>> = {
  ...{ maximum: true, exclusiveMaximum: true },
  ...{ minimum: false, exclusiveMinimum: false },
};

/**
 * Compares the numbers that no double holds. All else, the witness included, sees them rounded: so a difference within
 * one double is a finding here, and nowhere else.
 */
export function relateDigits({ pair, base, revision }: Task): void {
  if (!areDigitsKept()) return;
  const [before, after] = [numbersOf(base.docParts), numbersOf(revision.docParts)];
  for (const [place, { key, texts, loc }] of before) {
    const other = after.get(place);
    if (other === undefined || sameTexts(texts, other.texts)) continue;
    const facts = { key, before: [...texts].join(", "), after: [...other.texts].join(", ") };
    const which = caseOf(key, [...texts], [...other.texts]);
    addDelta(
      pair,
      rules["digits-changed"],
      { ...places(loc, other.loc), ...(which && { case: which }) },
      facts,
    );
  }
}

function caseOf(
  key: string,
  [before, ...others]: string[],
  [after, ...more]: string[],
): "narrower" | "wider" | undefined {
  const isUpper = bounds[key];
  if (isUpper === undefined || before === undefined || after === undefined) return undefined;
  if (others.length + more.length > 0) return undefined;
  return compareDigits(after, before) > 0 === isUpper ? "wider" : "narrower";
}

interface Numbers {
  readonly key: string;
  readonly texts: Set<string>;
  readonly loc: Loc;
}

/** The values of the deciding keywords with all their digits, by keyword and by what is left of them in doubles. */
function numbersOf(parts: readonly SchemaPart[]): Map<string, Numbers> {
  const found = new Map<string, Numbers>();
  for (const { raw, loc } of parts)
    for (const [key, value] of entries(raw)) {
      if (!deciding.has(key) || !isObject(raw)) continue;
      const all: [object, string | number][] =
        key === "enum" && Array.isArray(value) ? value.map((_, index) => [value, index]) : [[raw, key]];
      for (const [holder, name] of all) {
        const place = `${listing(key)} ${canonical((holder as Record<string, unknown>)[name])}`;
        const known = found.get(place) ?? { key, texts: new Set<string>(), loc: at(loc, key) };
        found.set(place, known);
        known.texts.add(exactText(holder, name));
      }
    }
  return found;
}

/** One value is listed by `const` and by `enum` alike. */
function listing(key: string): string {
  return key === "const" ? "enum" : key;
}
