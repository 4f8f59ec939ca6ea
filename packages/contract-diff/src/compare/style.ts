import { get } from "@partner-licenses/document/json";
import { serialisationOf } from "@partner-licenses/document/model/style";
import { at } from "@partner-licenses/document/reader/pointer";
import { rules } from "../catalogue/rules.ts";
import { ALL, ARR, BOOL, NUM, OBJ, STR } from "../keywords/mask.ts";
import { nodeOf } from "../normalise/node.ts";
import { type ContractSide, places, type View } from "../normalise/view.ts";
import { report, reportIn } from "./report.ts";
import { mayHoldReserved } from "./reserved.ts";
import { member } from "./rest.ts";
import type { Held, Scope, Sense } from "./scope.ts";

const SCALAR = STR | NUM | BOOL;

/** Types whose values may hold any character. */
const TEXTUAL = STR | ARR | OBJ;

/**
 * Compares how a value is written into the message: `style`, `explode`, `allowReserved`, defaults filled in. `types` are
 * those of the values on both sides, `schemas` what says more of them.
 */
export function compareStyle(
  scope: Scope,
  sense: Sense,
  base: Held,
  revision: Held,
  place: string,
  types: number = ALL,
  schemas: readonly View[] = [],
): void {
  const [before, after] = [serialisationOf(base.value, place), serialisationOf(revision.value, place)];
  for (const key of ["style", "explode", "allowReserved"] as const) {
    if (before[key] === after[key]) continue;
    const styles = [before.style, after.style];
    const where = places(member(base, key)?.loc ?? base.loc, member(revision, key)?.loc ?? revision.loc);
    const isPlain = () => (types & TEXTUAL) === 0 || !schemas.every((view) => mayHoldReserved(view));
    if (key === "allowReserved" && isPlain()) {
      const change = "`allowReserved` changed, and no value has such a character";
      report(scope, rules["documentation-changed"], where, { change });
    } else if (key === "allowReserved") {
      // Who reads reserved characters as they are also reads encoded ones.
      reportIn(scope, sense, rules[`parameter-reserved-${after[key] ? "allowed" : "forbidden"}`], where);
    } else if (
      types === 0 ||
      isWrittenAlike(key, styles, types) ||
      (types === ARR && schemas.some(isAtMostOne) && styles.every((style) => plainStyles.has(style)))
    ) {
      const change = `\`${key}\` changed, which writes nothing differently here`;
      report(scope, rules["documentation-changed"], where, { change });
    } else {
      const facts = { before: before[key], after: after[key] };
      reportIn(scope, sense, rules[`parameter-${key}-changed`], where, facts);
    }
  }
}

/** Styles of a query that write a list of one as its item. */
const plainStyles: ReadonlySet<string> = new Set(["form", "spaceDelimited", "pipeDelimited"]);

/** Whether lists of the schema have at most one item, in which nobody finds what separates it from others. */
function isAtMostOne(view: View): boolean {
  const most = nodeOf(view)?.demands.value("max-items") ?? Number.POSITIVE_INFINITY;
  return most <= 1 && !mayHoldReserved(view);
}

/**
 * Whether another `style` or `explode` writes the values as before: single values have nothing to take apart, `simple`
 * lists look alike, and without a character to encode a cookie is what `form` makes of it.
 */
function isWrittenAlike(key: "style" | "explode", styles: readonly string[], types: number): boolean {
  if (key === "style")
    return (types & TEXTUAL) === 0 && styles.every((style) => style === "form" || style === "cookie");
  if ((types & OBJ) !== 0) return false;
  return (types & ARR) === 0 || styles.every((style) => style === "simple");
}

/** The types of the values that a parameter or header holds on both sides: what else there is breaks by its type. */
export function writtenTypes(scope: Scope, base: Held, revision: Held): number {
  const typesOf = (side: ContractSide, held: Held) => {
    const schema = get(held.value, "schema");
    return schema === undefined ? 0 : (nodeOf(side.view(schema, at(held.loc, "schema")))?.types ?? ALL);
  };
  return sharedTypes(typesOf(scope.base, base), typesOf(scope.revision, revision));
}

/** The types of the values that are written on both sides. */
export function sharedTypes(before: number, after: number): number {
  // One text is a value of several scalar types.
  const scalars = (before & SCALAR) !== 0 && (after & SCALAR) !== 0 ? (before | after) & SCALAR : 0;
  return scalars | (before & after & (ARR | OBJ));
}
