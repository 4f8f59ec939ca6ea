import { get } from "@partner-licenses/document/json";
import { at } from "@partner-licenses/document/reader/pointer";
import { places } from "../normalise/view.ts";
import { compareContent } from "./content.ts";
import { tellDeprecated } from "./operation.ts";
import { member, tellRest } from "./rest.ts";
import { type Held, isSame, type Scope, type Sense, tell, tellEffect, tellSchemas } from "./scope.ts";
import { compareStyle } from "./style.ts";

const handled = new Set([
  ...["name", "in", "required", "schema", "content", "style", "explode", "allowReserved", "allowEmptyValue"],
  ...["deprecated", "$ref"],
]);

/** Compares two parameters that stand for each other. */
export function compareParameter(
  scope: Scope,
  base: Held,
  revision: Held,
  renamed: ReadonlyMap<string, string>,
): void {
  const name = String(get(base.value, "name"));
  if (isSame(scope, base, revision)) return;
  tellRest(scope, base, revision, handled);
  const required = (held: Held) => get(held.value, "required") === true || get(held.value, "in") === "path";
  compareRequired(scope, "request", "parameter", base, revision, required);
  tellDeprecated(scope, base, revision, "parameter", "request");
  compareStyle(scope, "request", base, revision, String(get(base.value, "in")));
  compareEmpty(scope, base, revision);
  if (!renamed.has(name)) tellCase(scope, base, revision);
  compareShape(scope, "request", base, revision);
}

/** Header names ignore case on the wire. Another case is only another spelling, but generated code shows it. */
function tellCase(scope: Scope, base: Held, revision: Held): void {
  const [before, after] = [get(base.value, "name"), get(revision.value, "name")];
  if (before === after) return;
  const text = `the header is now spelled \`${after}\``;
  tell(scope, "docs", {
    rule: "documentation-changed",
    text,
    source: "breaking",
    ...places(base.loc, revision.loc),
  });
}

/** Compares whether something must be sent. */
export function compareRequired(
  scope: Scope,
  sense: Sense,
  what: string,
  base: Held,
  revision: Held,
  required: (held: Held) => boolean,
): void {
  const [before, after] = [required(base), required(revision)];
  if (before === after) return;
  const where = places(
    member(base, "required")?.loc ?? base.loc,
    member(revision, "required")?.loc ?? revision.loc,
  );
  const rule = `${what}-became-${after ? "required" : "optional"}`;
  const text = `the ${what} is ${after ? "now" : "no longer"} required`;
  tellEffect(scope, sense, after ? "narrower" : "wider", { rule, text, ...where });
}

function compareEmpty(scope: Scope, base: Held, revision: Held): void {
  const [before, after] = [base, revision].map((held) => get(held.value, "allowEmptyValue") === true);
  if (before === after) return;
  const where = places(member(base, "allowEmptyValue")?.loc, member(revision, "allowEmptyValue")?.loc);
  const rule = after ? "parameter-empty-value-allowed" : "parameter-empty-value-forbidden";
  const text = `an empty value is ${after ? "now" : "no longer"} allowed`;
  tellEffect(scope, "request", after ? "wider" : "narrower", {
    rule,
    text,
    ...where,
  });
}

/** Compares the schema or the content of two parameters or headers. */
export function compareShape(scope: Scope, sense: Sense, base: Held, revision: Held): void {
  const contents = [member(base, "content"), member(revision, "content")];
  if ((contents[0] === undefined) !== (contents[1] === undefined)) {
    const text = `the value is now described by \`${contents[1] === undefined ? "schema" : "content"}\`, which is written otherwise`;
    tell(
      scope,
      "breaking",
      { rule: "parameter-form-changed", text, ...places(base.loc, revision.loc) },
      sense,
    );
  } else if (contents[0] !== undefined && contents[1] !== undefined) {
    compareContent(scope, sense, contents[0], contents[1]);
  } else {
    const before = scope.base.view(get(base.value, "schema"), at(base.loc, "schema"));
    const after = scope.revision.view(get(revision.value, "schema"), at(revision.loc, "schema"));
    tellSchemas(scope, sense, before, after, "parameter");
  }
}
