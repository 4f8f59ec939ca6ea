import { serialisationOf } from "@partner-licenses/document/model/style";
import { rules } from "../catalogue/rules.ts";
import { places } from "../normalise/view.ts";
import { reportIn } from "./report.ts";
import { member } from "./rest.ts";
import type { Held, Scope, Sense } from "./scope.ts";

/** Compares how a value is written into the message: `style`, `explode`, `allowReserved`, defaults filled in. */
export function compareStyle(scope: Scope, sense: Sense, base: Held, revision: Held, place: string): void {
  const [before, after] = [serialisationOf(base.value, place), serialisationOf(revision.value, place)];
  for (const key of ["style", "explode", "allowReserved"] as const) {
    if (before[key] === after[key]) continue;
    const where = places(member(base, key)?.loc ?? base.loc, member(revision, key)?.loc ?? revision.loc);
    if (key === "allowReserved") {
      // Who reads reserved characters as they are also reads encoded ones.
      reportIn(scope, sense, rules[`parameter-reserved-${after[key] ? "allowed" : "forbidden"}`], where);
    } else {
      const facts = { before: before[key], after: after[key] };
      reportIn(scope, sense, rules[`parameter-${key}-changed`], where, facts);
    }
  }
}
