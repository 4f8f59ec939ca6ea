import { asArray, get } from "@partner-licenses/document/json";
import { at } from "@partner-licenses/document/reader/pointer";
import type { Side } from "../normalise/view.ts";
import type { OperationAt } from "./operation.ts";
import { compareParameter } from "./parameter.ts";
import { deref, type Held, type Scope, tell, tellEffect } from "./scope.ts";

/** Compares the parameters of two operations, those of their path items included. */
export function compareParameters(
  scope: Scope,
  base: OperationAt,
  revision: OperationAt,
  renamed: ReadonlyMap<string, string>,
): void {
  const before = parametersOf(scope.base, base, renamed);
  const after = parametersOf(scope.revision, revision, new Map());
  for (const [key, held] of before) {
    const other = after.get(key);
    if (other !== undefined) compareParameter(scope, held, other, renamed);
    else tellRemoved(scope, held);
  }
  for (const [key, held] of after) if (!before.has(key)) tellAdded(scope, held);
}

/** Parameters by place and name; the operation's own override those of the path item. */
function parametersOf(
  side: Side,
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
      found.set(`${place} ${place === "header" ? known.toLowerCase() : known}`, held);
    }
  }
  return found;
}

function nameOf({ value }: Held): string {
  return `the ${get(value, "in")} parameter \`${get(value, "name")}\``;
}

/** OpenAPI says that these header parameters are ignored: other parts of the contract decide about them. */
function isIgnored({ value }: Held): boolean {
  return (
    get(value, "in") === "header" && /^(accept|content-type|authorization)$/i.test(String(get(value, "name")))
  );
}

function tellRemoved(scope: Scope, held: Held): void {
  const text = `${nameOf(held)} was removed`;
  if (isIgnored(held)) tell(scope, "docs", { rule: "documentation-changed", text, base: held.loc });
  else
    tell(
      scope,
      "breaking",
      { rule: "parameter-removed", text, source: "breaking", base: held.loc },
      "request",
    );
}

function tellAdded(scope: Scope, held: Held): void {
  const required = get(held.value, "required") === true || get(held.value, "in") === "path";
  const text = `${required ? "the required" : "the optional"} ${nameOf(held).slice(4)} was added`;
  const change = { text, revision: held.loc };
  if (isIgnored(held)) tell(scope, "docs", { rule: "documentation-changed", ...change });
  else if (required)
    tellEffect(scope, "request", "narrower", { rule: "required-parameter-added", ...change });
  else
    tell(scope, "additive", { rule: "optional-parameter-added", source: "additive", ...change }, "request");
}
