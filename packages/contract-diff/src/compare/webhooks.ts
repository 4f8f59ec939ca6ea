import { entries, get } from "@partner-licenses/document/json";
import { places } from "../normalise/view.ts";
import { compareItems, itemAt, operationsOf } from "./items.ts";
import { type Held, type Scope, tell, tellEffect } from "./scope.ts";

/** Compares webhooks: the server sends there, and the consumer answers. */
export function compareWebhooks(scope: Scope, base: Held, revision: Held): void {
  const names = [base, revision].flatMap((side) =>
    entries(get(side.value, "webhooks")).map(([name]) => name),
  );
  for (const name of new Set(names)) {
    const label = (method: string) => `${method.toUpperCase()} ${name} (webhook)`;
    const [a, b] = [
      itemAt(scope.base, base, "webhooks", name),
      itemAt(scope.revision, revision, "webhooks", name),
    ];
    const own = { ...scope, flipped: true };
    const where = places(
      a.value === undefined ? undefined : a.loc,
      b.value === undefined ? undefined : b.loc,
    );
    const reached = { ...own, operations: operationsOf(a.value === undefined ? b : a).map(label) };
    if (a.value === undefined)
      tellEffect(reached, "request", "narrower", {
        rule: "webhook-added",
        text: "the webhook was added",
        ...where,
      });
    else if (b.value === undefined)
      tell(
        reached,
        "breaking",
        { rule: "webhook-removed", text: "the webhook was removed", source: "breaking", ...where },
        "request",
      );
    else compareItems(own, a, b, { label, renamed: new Map() });
  }
}
