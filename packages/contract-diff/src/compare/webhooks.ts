import { entries, get } from "@partner-licenses/document/json";
import { at } from "@partner-licenses/document/reader/pointer";
import { rules } from "../catalogue/rules.ts";
import { places } from "../normalise/view.ts";
import { compareItems, itemAt, operationsOf } from "./items.ts";
import { reportIn } from "./report.ts";
import { deref, type Held, type Scope } from "./scope.ts";

/** Compares webhooks: the server sends there, and the consumer answers. */
export function compareWebhooks(scope: Scope, base: Held, revision: Held): void {
  const [was, is] = [deref(scope.base, webhooksOf(base)), deref(scope.revision, webhooksOf(revision))];
  const names = [was, is].flatMap((side) => entries(side.value).map(([name]) => name));
  for (const name of new Set(names)) {
    const label = (method: string) => `${method.toUpperCase()} ${name} (webhook)`;
    const [a, b] = [itemAt(scope.base, was, name), itemAt(scope.revision, is, name)];
    const own = { ...scope, flipped: true };
    const where = places(
      a.value === undefined ? undefined : a.loc,
      b.value === undefined ? undefined : b.loc,
    );
    const reached = { ...own, operations: operationsOf(a.value === undefined ? b : a).map(label) };
    if (a.value === undefined) reportIn(reached, "request", rules["webhook-added"], where);
    else if (b.value === undefined) reportIn(reached, "request", rules["webhook-removed"], where);
    else compareItems(own, a, b, { label, renamed: new Map() });
  }
}

function webhooksOf(root: Held): Held {
  return { value: get(root.value, "webhooks"), loc: at(root.loc, "webhooks") };
}
