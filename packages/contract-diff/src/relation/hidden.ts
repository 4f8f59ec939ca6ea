import { rules } from "../catalogue/rules.ts";
import type { Property } from "../normalise/object.ts";
import { places } from "../normalise/view.ts";
import { addDelta, inside, isDocumentation } from "./delta.ts";
import type { Named } from "./properties.ts";
import type { Task } from "./relate.ts";

/** Compares a property that this direction never carries: nothing on the wire, but generated types are the same for both. */
export function relateHidden({ task, base, revision, name }: Named): void {
  const [before, after] = [base.properties.get(name), revision.properties.get(name)];
  const required = revision.required.has(name);
  if (before !== undefined && after !== undefined)
    relateKept(task, before, after, name, base.required.has(name) !== required);
  if ((before === undefined) === (after === undefined)) return;
  const { pair } = task;
  const isRequest = pair.mode.direction === "request";
  const facts = { name, side: isRequest ? "sent" : "received" } as const;
  const where = places(before?.loc, after?.loc);
  if (after === undefined) addDelta(pair, rules["hidden-property-removed"], where, facts);
  else {
    const needed = required && isRequest && ({ source: "breaking" } as const);
    addDelta(pair, rules["hidden-property-added"], { ...needed, ...where }, facts);
  }
}

function relateKept(
  { engine, pair }: Task,
  before: Property,
  after: Property,
  name: string,
  toggled: boolean,
): void {
  const inner = engine.pair(before.view, after.view, inside(pair.mode, "property"));
  if (!toggled && engine.isEqual(inner)) return;
  const where = places(before.loc, after.loc);
  if (toggled || !engine.every(inner, isDocumentation))
    addDelta(pair, rules["hidden-property-changed"], where, { name });
  else {
    const change = `\`${name}\`, which this side never carries, changed`;
    addDelta(pair, rules["documentation-changed"], where, { change });
  }
}
