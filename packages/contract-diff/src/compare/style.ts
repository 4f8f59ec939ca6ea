import { brief } from "@partner-licenses/document/json";
import { serialisationOf } from "@partner-licenses/document/model/style";
import { places } from "../normalise/view.ts";
import { member } from "./rest.ts";
import { type Held, type Scope, type Sense, tell, tellEffect } from "./scope.ts";

/** Compares how a value is written into the message: `style`, `explode`, `allowReserved`, defaults filled in. */
export function compareStyle(scope: Scope, sense: Sense, base: Held, revision: Held, place: string): void {
  const [before, after] = [serialisationOf(base.value, place), serialisationOf(revision.value, place)];
  for (const key of ["style", "explode", "allowReserved"] as const) {
    if (before[key] === after[key]) continue;
    const where = places(member(base, key)?.loc ?? base.loc, member(revision, key)?.loc ?? revision.loc);
    const text = `\`${key}\` went from ${brief(before[key])} to ${brief(after[key])}`;
    const change = { text, source: "none", ...where } as const;
    if (key !== "allowReserved")
      tell(scope, "breaking", { rule: `parameter-${key}-changed`, ...change }, sense);
    // Who reads reserved characters as they are also reads encoded ones.
    else if (after[key]) tellEffect(scope, sense, "wider", { rule: "parameter-reserved-allowed", ...change });
    else tellEffect(scope, sense, "narrower", { rule: "parameter-reserved-forbidden", ...change });
  }
}
