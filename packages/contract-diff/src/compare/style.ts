import { brief, get } from "@partner-licenses/document/json";
import { places } from "../normalise/view.ts";
import { member } from "./rest.ts";
import { type Held, type Scope, type Sense, tell, tellEffect } from "./scope.ts";

const defaultStyles: Record<string, string> = {
  query: "form",
  cookie: "form",
  path: "simple",
  header: "simple",
};

/** Compares how a value is written into the message: `style`, `explode`, `allowReserved`, defaults filled in. */
export function compareStyle(scope: Scope, sense: Sense, base: Held, revision: Held, place: string): void {
  const [before, after] = [styleOf(base, place), styleOf(revision, place)];
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

function styleOf({ value }: Held, place: string) {
  const given = get(value, "style");
  const style = typeof given === "string" ? given : (defaultStyles[place] ?? "form");
  const explode = get(value, "explode");
  return {
    style,
    // Objects in brackets have one form only.
    explode:
      style === "deepObject" ||
      (typeof explode === "boolean" ? explode : style === "form" || style === "cookie"),
    // Only query strings have reserved characters to keep.
    allowReserved: place === "query" && get(value, "allowReserved") === true,
  };
}
