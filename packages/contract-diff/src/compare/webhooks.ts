import { webhookItems } from "@partner-licenses/document/model/operations";
import { rules } from "../catalogue/rules.ts";
import { type ContractSide, places } from "../normalise/view.ts";
import { compareItems, operationsOf } from "./items.ts";
import { reportIn } from "./report.ts";
import type { Held, Scope } from "./scope.ts";

/** Compares webhooks: the server sends there, and the consumer answers. */
export function compareWebhooks(scope: Scope): void {
  const [was, is] = [webhooksOf(scope.base), webhooksOf(scope.revision)];
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

function webhooksOf({ workspace }: ContractSide): Map<string, Held> {
  return new Map(webhookItems(workspace).map(({ path, target }) => [path, target]));
}
