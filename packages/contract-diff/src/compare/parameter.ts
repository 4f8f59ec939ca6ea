import { get } from "@partner-licenses/document/json";
import { rules } from "../catalogue/rules.ts";
import { OBJ } from "../keywords/mask.ts";
import { places } from "../normalise/view.ts";
import { compareDeprecated } from "./deprecated.ts";
import { report, reportIn } from "./report.ts";
import { compareRequired } from "./required.ts";
import { compareRest, member } from "./rest.ts";
import { type Held, isSame, type Scope } from "./scope.ts";
import { compareShape, parameterSchema } from "./shape.ts";
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
  const schemas = [parameterSchema(scope.base, base), parameterSchema(scope.revision, revision)];
  compareStyle(scope, "request", base, revision, String(get(base.value, "in")), types, schemas);
  if (renamed.has(name)) compareMatrixName(scope, base, revision, types);
  compareEmpty(scope, base, revision);
  if (!renamed.has(name) && get(base.value, "in") !== "querystring") compareSpelling(scope, base, revision);
  compareShape(scope, "request", base, revision);
}

/**
 * Header names ignore case on the wire, and some parameters send only the names of their members. Another name is then
 * only another spelling, but generated code shows it.
 */
function compareSpelling(scope: Scope, base: Held, revision: Held): void {
  const [before, after] = [get(base.value, "name"), get(revision.value, "name")];
  if (before === after) return;
  const what = get(base.value, "in") === "header" ? "header" : "parameter, whose name is not sent,";
  const change = `the ${what} is now spelled \`${after}\``;
  const where = places(base.loc, revision.loc);
  report(scope, rules["documentation-changed"], { source: "breaking", ...where }, { change });
}

/** Only in a matrix does the name of what stands in the path go with it, unless members with their own names do. */
function compareMatrixName(scope: Scope, base: Held, revision: Held, types: number): void {
  const writesName = ({ value }: Held) =>
    get(value, "style") === "matrix" && (get(value, "explode") !== true || (types & ~OBJ) !== 0);
  if (!writesName(base) || !writesName(revision)) return;
  const [before, after] = [base, revision].map((held) => `matrix, ;${get(held.value, "name")}=`);
  const where = places(member(base, "name")?.loc, member(revision, "name")?.loc);
  reportIn(scope, "request", rules["parameter-style-changed"], where, { before, after });
}

function compareEmpty(scope: Scope, base: Held, revision: Held): void {
  const [before, after] = [base, revision].map((held) => get(held.value, "allowEmptyValue") === true);
  if (before === after) return;
  const where = places(member(base, "allowEmptyValue")?.loc, member(revision, "allowEmptyValue")?.loc);
  const change = after ? "allowed" : "forbidden";
  reportIn(scope, "request", rules[`parameter-empty-value-${change}`], where);
}
