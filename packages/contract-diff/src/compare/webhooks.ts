import { entries, get } from "@partner-licenses/document/json";
import { at } from "@partner-licenses/document/reader/pointer";
import { rules } from "../catalogue/rules.ts";
import { type ContractSide, places } from "../normalise/view.ts";
import { compareItems, itemAt, operationsOf } from "./items.ts";
import { reportIn } from "./report.ts";
import { deref, type Held, type Scope } from "./scope.ts";

/** Compares webhooks: the server sends there, and the consumer answers. */
export function compareWebhooks(scope: Scope, base: Held, revision: Held): void {
  const [was, is] = [webhooksOf(scope.base, base), webhooksOf(scope.revision, revision)];
  for (const name of new Set([...was.keys(), ...is.keys()])) {
    const label = (method: string) => `${method.toUpperCase()} ${name} (webhook)`;
    const [a, b] = [was.get(name), is.get(name)];
    const own = { ...scope, flipped: true };
    const reached = { ...own, operations: operationsOf(a ?? b).map(label) };
    if (a === undefined) reportIn(reached, "request", rules["webhook-added"], places(undefined, b?.loc));
    else if (b === undefined) reportIn(reached, "request", rules["webhook-removed"], { base: a.loc });
    else compareItems(own, a, b, { label, renamed: new Map() });
  }
}

/** The path items of webhooks by name; OpenAPI 3.0 spells them `x-webhooks`. */
function webhooksOf(side: ContractSide, root: Held): Map<string, Held> {
  const found = new Map<string, Held>();
  for (const key of ["x-webhooks", "webhooks"]) {
    const map = deref(side, { value: get(root.value, key), loc: at(root.loc, key) });
    for (const [name] of entries(map.value)) {
      const item = itemAt(side, map, name);
      if (item.value !== undefined) found.set(name, item);
    }
  }
  return found;
}
