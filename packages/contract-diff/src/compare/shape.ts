import { get } from "@partner-licenses/document/json";
import { at } from "@partner-licenses/document/reader/pointer";
import { rules } from "../catalogue/rules.ts";
import { places } from "../normalise/view.ts";
import { compareContent } from "./content.ts";
import { compareSchemas, reportIn } from "./report.ts";
import { member } from "./rest.ts";
import type { Held, Scope, Sense } from "./scope.ts";

/** Compares the schema or the content of two parameters or headers. */
export function compareShape(scope: Scope, sense: Sense, base: Held, revision: Held): void {
  const [before, after] = [member(base, "content"), member(revision, "content")];
  if (before !== undefined && after !== undefined) compareContent(scope, sense, before, after);
  else if (before === undefined && after === undefined) {
    const given = scope.base.view(get(base.value, "schema"), at(base.loc, "schema"));
    const taken = scope.revision.view(get(revision.value, "schema"), at(revision.loc, "schema"));
    compareSchemas(scope, sense, given, taken, get(base.value, "in") === "path" ? "path" : "parameter");
  } else {
    const by = after === undefined ? "schema" : "content";
    reportIn(scope, sense, rules["parameter-form-changed"], places(base.loc, revision.loc), { by });
  }
}
