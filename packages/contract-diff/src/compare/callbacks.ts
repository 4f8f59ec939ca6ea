import { entries, get } from "@partner-licenses/document/json";
import { at } from "@partner-licenses/document/reader/pointer";
import { rules } from "../catalogue/rules.ts";
import { type ContractSide, places } from "../normalise/view.ts";
import { compareItems } from "./items.ts";
import { reportIn } from "./report.ts";
import { compareRest, notExtension } from "./rest.ts";
import { deref, type Held, type Scope, within } from "./scope.ts";

/** Compares callbacks: the server sends there, and the consumer answers. */
export function compareCallbacks(scope: Scope, base: Held, revision: Held): void {
  compareNotes(scope, base, revision);
  const [before, after] = [callbacksOf(scope.base, base), callbacksOf(scope.revision, revision)];
  const own = { ...scope, flipped: !scope.flipped };
  for (const name of new Set([...before.keys(), ...after.keys()])) {
    const [a, b] = [before.get(name), after.get(name)];
    const where = places(a?.loc, b?.loc);
    if (a === undefined) reportIn(own, "request", rules["callback-added"], where, { name });
    else if (b === undefined) reportIn(own, "request", rules["callback-removed"], where, { name });
    else {
      // The security that they name may differ where their text does not.
      compareItems(within(own, name), item(scope.base, a), item(scope.revision, b), {
        label: (method) => method,
        renamed: new Map(),
      });
    }
  }
}

function mapOf(side: ContractSide, operation: Held): Held {
  return deref(side, { value: get(operation.value, "callbacks"), loc: at(operation.loc, "callbacks") });
}

function item(side: ContractSide, held: Held): Held {
  return side.workspace.derefItem(held.value, held.loc);
}

/** Path items by callback name and expression: where the server calls to is part of what it promises. */
function callbacksOf(side: ContractSide, operation: Held): Map<string, Held> {
  const found = new Map<string, Held>();
  const callbacks = mapOf(side, operation);
  for (const [name, value] of entries(callbacks.value)) {
    const callback = deref(side, { value, loc: at(callbacks.loc, name) });
    for (const [expression, item] of entries(callback.value)) {
      if (expression.startsWith("x-")) continue;
      found.set(`\`${name}\` at ${expression}`, { value: item, loc: at(callback.loc, expression) });
    }
  }
  return found;
}

/** Compares the extensions of callbacks that both sides have. */
function compareNotes(scope: Scope, base: Held, revision: Held): void {
  const [all, now] = [mapOf(scope.base, base), mapOf(scope.revision, revision)];
  for (const [name, value] of entries(all.value)) {
    const other = get(now.value, name);
    if (other === undefined) continue;
    const before = deref(scope.base, { value, loc: at(all.loc, name) });
    const after = deref(scope.revision, { value: other, loc: at(now.loc, name) });
    compareRest(within(scope, name), before, after, notExtension(before, after));
  }
}
