import { asArray, get } from "@partner-licenses/document/json";
import { at } from "@partner-licenses/document/reader/pointer";
import { rules } from "../catalogue/rules.ts";
import type { ContractSide } from "../normalise/view.ts";
import { compareTakenApart, isNameless } from "./nameless.ts";
import type { OperationAt } from "./operation.ts";
import { compareParameter } from "./parameter.ts";
import { report, reportIn } from "./report.ts";
import { deref, type Held, type Scope, within } from "./scope.ts";

/** Compares the parameters of two operations, those of their path items included. */
export function compareParameters(
  scope: Scope,
  base: OperationAt,
  revision: OperationAt,
  renamed: ReadonlyMap<string, string>,
): void {
  const before = parametersOf(scope.base, base, renamed);
  const after = parametersOf(scope.revision, revision, new Map());
  const added = new Map([...after].filter(([key]) => !before.has(key)));
  const gone = new Map<string, Held>();
  for (const [key, held] of before) {
    const other = after.get(key) ?? takeNameless(scope, held, added);
    if (other !== undefined) compareParameter(within(scope, named(held)), held, other, renamed);
    else gone.set(key, held);
  }
  compareTakenApart(scope, gone, added);
  for (const held of gone.values()) reportRemoved(scope, held);
  for (const held of added.values()) reportAdded(scope, held);
}

/** A new parameter that is read as the old one was, as neither sends its name; it is then no longer a new one. */
function takeNameless(scope: Scope, held: Held, added: Map<string, Held>): Held | undefined {
  if (!isNameless(scope.base, held)) return undefined;
  for (const [key, other] of added) {
    if (get(other.value, "in") !== get(held.value, "in") || !isNameless(scope.revision, other)) continue;
    added.delete(key);
    return other;
  }
  return undefined;
}

/** Parameters by place and name; the operation's own override those of the path item. */
function parametersOf(
  side: ContractSide,
  { item, operation }: OperationAt,
  renamed: ReadonlyMap<string, string>,
): Map<string, Held> {
  const found = new Map<string, Held>();
  for (const owner of [item, operation]) {
    const list = deref(side, { value: get(owner.value, "parameters"), loc: at(owner.loc, "parameters") });
    for (const [index, value] of asArray(list.value).entries()) {
      const held = deref(side, { value, loc: at(list.loc, index) });
      const place = String(get(held.value, "in"));
      const name = String(get(held.value, "name"));
      const known = place === "path" ? (renamed.get(name) ?? name) : name;
      // The name of a whole query string is not sent.
      const sent = place === "querystring" ? "" : place === "header" ? known.toLowerCase() : known;
      found.set(`${place} ${sent}`, held);
    }
  }
  return found;
}

/** OpenAPI says that these header parameters are ignored: other parts of the contract decide about them. */
function isIgnored({ value }: Held): boolean {
  return (
    get(value, "in") === "header" && /^(accept|content-type|authorization)$/i.test(String(get(value, "name")))
  );
}

/** The released contract does not move, so its name of a path parameter is one to go by. */
function named(held: Held): string {
  const { place, name } = factsOf(held);
  return `${place} ${place === "header" ? String(name).toLowerCase() : name}`;
}

function factsOf({ value }: Held) {
  return { place: get(value, "in"), name: get(value, "name") };
}

function reportRemoved(scope: Scope, held: Held): void {
  const [rule, where, facts] = [rules["parameter-removed"], { base: held.loc }, factsOf(held)];
  if (isIgnored(held)) report(scope, rules["documentation-changed"], where, { change: rule.message(facts) });
  else reportIn(scope, "request", rule, where, facts);
}

function reportAdded(scope: Scope, held: Held): void {
  const isRequired = get(held.value, "required") === true || get(held.value, "in") === "path";
  const rule = rules[isRequired ? "required-parameter-added" : "optional-parameter-added"];
  const [where, facts] = [{ revision: held.loc }, factsOf(held)];
  if (isIgnored(held)) report(scope, rules["documentation-changed"], where, { change: rule.message(facts) });
  else reportIn(scope, "request", rule, where, facts);
}
