import { get } from "@partner-licenses/document/json";
import { rules } from "../catalogue/rules.ts";
import { places } from "../normalise/view.ts";
import { compareDeprecated } from "./deprecated.ts";
import { report, reportIn } from "./report.ts";
import { compareRequired } from "./required.ts";
import { compareRest, member } from "./rest.ts";
import { type Held, isSame, type Scope } from "./scope.ts";
import { compareShape } from "./shape.ts";
import { compareStyle, writtenTypes } from "./style.ts";

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
  compareRest(scope, base, revision, handled);
  const required = (held: Held) => get(held.value, "required") === true || get(held.value, "in") === "path";
  compareRequired(scope, "request", "parameter", base, revision, required);
  compareDeprecated(scope, "request", "parameter", base, revision);
  const types = writtenTypes(scope, base, revision);
  compareStyle(scope, "request", base, revision, String(get(base.value, "in")), types);
  compareEmpty(scope, base, revision);
  if (!renamed.has(name) && get(base.value, "in") !== "querystring") compareCase(scope, base, revision);
  compareShape(scope, "request", base, revision);
}

/** Header names ignore case on the wire. Another case is only another spelling, but generated code shows it. */
function compareCase(scope: Scope, base: Held, revision: Held): void {
  const [before, after] = [get(base.value, "name"), get(revision.value, "name")];
  if (before === after) return;
  const change = `the header is now spelled \`${after}\``;
  const where = places(base.loc, revision.loc);
  report(scope, rules["documentation-changed"], { source: "breaking", ...where }, { change });
}

function compareEmpty(scope: Scope, base: Held, revision: Held): void {
  const [before, after] = [base, revision].map((held) => get(held.value, "allowEmptyValue") === true);
  if (before === after) return;
  const where = places(member(base, "allowEmptyValue")?.loc, member(revision, "allowEmptyValue")?.loc);
  const change = after ? "allowed" : "forbidden";
  reportIn(scope, "request", rules[`parameter-empty-value-${change}`], where);
}
