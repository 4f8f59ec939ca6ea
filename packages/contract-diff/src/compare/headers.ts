import { entries, get } from "@partner-licenses/document/json";
import { at } from "@partner-licenses/document/reader/pointer";
import { rules } from "../catalogue/rules.ts";
import type { ContractSide } from "../normalise/view.ts";
import { compareDeprecated } from "./deprecated.ts";
import { reportIn } from "./report.ts";
import { compareRequired } from "./required.ts";
import { compareRest } from "./rest.ts";
import { deref, type Held, isSame, type Scope, type Sense, within } from "./scope.ts";
import { compareShape } from "./shape.ts";
import { compareStyle, writtenTypes } from "./style.ts";

const handled = new Set([
  "required",
  "schema",
  "content",
  "style",
  "explode",
  "allowReserved",
  "deprecated",
  "$ref",
]);

/** Compares the headers of a response, or of a field of a form. */
export function compareHeaders(scope: Scope, sense: Sense, base: Held, revision: Held): void {
  const [before, after] = [
    headersOf(scope.base, deref(scope.base, base)),
    headersOf(scope.revision, deref(scope.revision, revision)),
  ];
  for (const [key, { name, held }] of before) {
    const other = after.get(key);
    if (other !== undefined) compareHeader(within(scope, `header ${key}`), sense, held, other.held);
    else reportIn(scope, sense, rules["header-removed"], { base: held.loc }, { name });
  }
  for (const [key, { name, held }] of after) {
    if (before.has(key)) continue;
    const isRequired = get(held.value, "required") === true;
    const rule = rules[isRequired ? "required-header-added" : "header-added"];
    reportIn(scope, sense, rule, { revision: held.loc }, { name });
  }
}

/** Headers by lower-case name; OpenAPI says that Content-Type is ignored here. */
function headersOf(side: ContractSide, headers: Held): Map<string, { name: string; held: Held }> {
  const named = entries(headers.value).filter(([name]) => name.toLowerCase() !== "content-type");
  return new Map(
    named.map(([name, value]) => [
      name.toLowerCase(),
      { name, held: deref(side, { value, loc: at(headers.loc, name) }) },
    ]),
  );
}

function compareHeader(scope: Scope, sense: Sense, base: Held, revision: Held): void {
  if (isSame(scope, base, revision)) return;
  compareRest(scope, base, revision, handled);
  compareRequired(scope, sense, "header", base, revision, (held) => get(held.value, "required") === true);
  compareDeprecated(scope, sense, "header", base, revision);
  compareStyle(scope, sense, base, revision, "header", writtenTypes(scope, base, revision));
  compareShape(scope, sense, base, revision);
}
