import type { Property } from "../normalise/object.ts";
import { places } from "../normalise/view.ts";
import { inside, isDocumentation } from "./delta.ts";
import type { Named } from "./properties.ts";
import type { Task } from "./relate.ts";

const harmless = { request: "additive", response: "additive" } as const;

/** Compares a property that this direction never carries: nothing on the wire, but generated types are the same for both. */
export function relateHidden({ task, base, revision, name }: Named): void {
  const [before, after] = [base.properties.get(name), revision.properties.get(name)];
  const required = revision.required.has(name);
  if (before !== undefined && after !== undefined)
    relateKept(task, before, after, name, base.required.has(name) !== required);
  if ((before === undefined) === (after === undefined)) return;
  const { mode, deltas } = task.pair;
  const gone = after === undefined;
  const rule = gone ? "hidden-property-removed" : "hidden-property-added";
  const side = mode.direction === "request" ? "sent" : "received";
  const text = `\`${name}\`, which is never ${side}, was ${gone ? "removed" : "added"}`;
  const source = gone || (required && mode.direction === "request") ? "breaking" : "additive";
  deltas.push({ rule, levels: harmless, text, source, ...places(before?.loc, after?.loc) });
}

function relateKept(
  { engine, pair }: Task,
  before: Property,
  after: Property,
  name: string,
  toggled: boolean,
): void {
  const mode = inside(pair.mode, "property");
  const found = engine.deltas(engine.compare(before.view, after.view, mode));
  if (found.length === 0 && !toggled) return;
  const where = places(before.loc, after.loc);
  const text = `\`${name}\`, which this side never carries, changed`;
  if (!toggled && found.every(isDocumentation))
    pair.deltas.push({ rule: "documentation-changed", text, ...where });
  else
    pair.deltas.push({
      rule: "hidden-property-changed",
      levels: harmless,
      text,
      source: "breaking",
      ...where,
    });
}
