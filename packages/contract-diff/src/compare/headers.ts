import { entries, get } from "@partner-licenses/document/json";
import { at } from "@partner-licenses/document/reader/pointer";
import type { Side } from "../normalise/view.ts";
import { tellDeprecated } from "./operation.ts";
import { compareRequired, compareShape } from "./parameter.ts";
import { tellRest } from "./rest.ts";
import { deref, type Held, isSame, type Scope, type Sense, tell, tellEffect } from "./scope.ts";
import { compareStyle } from "./style.ts";

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
    if (other !== undefined) compareHeader(scope, sense, held, other.held);
    else {
      const text = `the header \`${name}\` was removed`;
      tell(scope, "breaking", { rule: "header-removed", text, source: "breaking", base: held.loc }, sense);
    }
  }
  for (const [key, { name, held }] of after) {
    if (before.has(key)) continue;
    const required = get(held.value, "required") === true;
    const change = { text: `the header \`${name}\` was added`, revision: held.loc };
    if (required) tellEffect(scope, sense, "narrower", { rule: "required-header-added", ...change });
    else tell(scope, "additive", { rule: "header-added", source: "additive", ...change }, sense);
  }
}

/** Headers by lower-case name; OpenAPI says that Content-Type is ignored here. */
function headersOf(side: Side, headers: Held): Map<string, { name: string; held: Held }> {
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
  tellRest(scope, base, revision, handled);
  compareRequired(scope, sense, "header", base, revision, (held) => get(held.value, "required") === true);
  tellDeprecated(scope, base, revision, "header", sense);
  compareStyle(scope, sense, base, revision, "header");
  compareShape(scope, sense, base, revision);
}
