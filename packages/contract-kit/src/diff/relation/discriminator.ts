import { asObject, entries, get } from "../json.ts";
import { at, type Loc } from "../load/pointer.ts";
import { mappingRef } from "../match/sameness.ts";
import type { SchemaNode } from "../normalise/node.ts";
import { places, type Side, type View } from "../normalise/view.ts";
import type { Task } from "./relate.ts";

/**
 * Compares discriminators. They never change which values are valid (OpenAPI 3.1.1, 4.8.25), so one that is
 * added is no demand; but readers and writers go by the property and its values, so changing those breaks them.
 */
export function relateDiscriminator(task: Task): void {
  const [before, after] = [discriminatorOf(task.base), discriminatorOf(task.revision)];
  const where = places(before?.loc, after?.loc);
  const { deltas } = task.pair;
  if (before === undefined || after === undefined) {
    if (before === after) return;
    const rule = before === undefined ? "discriminator-added" : "discriminator-removed";
    const text = `a discriminator was ${before === undefined ? "added" : "removed"}`;
    const levels = { request: "additive", response: before === undefined ? "additive" : "breaking" } as const;
    deltas.push({ rule, levels, text, typed: true, ...where });
  } else if (before.property !== after.property) {
    const text = `the discriminator went from \`${before.property}\` to \`${after.property}\``;
    deltas.push({ rule: "discriminator-property-changed", effect: "both", text, typed: true, ...where });
  } else relateMappings(task, before, after);
}

interface Discriminator {
  readonly property: string;
  readonly mapping: Map<string, View>;
  readonly loc: Loc;
  readonly hasUnion: boolean;
}

function discriminatorOf(node: SchemaNode): Discriminator | undefined {
  for (const part of node.docParts) {
    const raw = asObject(get(part.raw, "discriminator"));
    if (raw === undefined) continue;
    const loc = at(part.loc, "discriminator");
    const mapping = new Map<string, View>();
    for (const [value, target] of entries(raw["mapping"])) {
      const view = mapped(node.view.side, String(target), at(loc, "mapping", value));
      if (view !== undefined) mapping.set(value, view);
    }
    const hasUnion = ["oneOf", "anyOf"].some((key) => get(part.raw, key) !== undefined);
    return { property: String(raw["propertyName"]), mapping, loc, hasUnion };
  }
  return undefined;
}

/** The schema behind a mapping value; a dangling one is left to linters. */
function mapped(side: Side, target: string, loc: Loc): View | undefined {
  try {
    const found = side.workspace.resolve(mappingRef(target), loc);
    return side.view(found.value, found.loc);
  } catch {
    return undefined;
  }
}

function relateMappings(task: Task, before: Discriminator, after: Discriminator): void {
  const { engine, pair } = task;
  const tell = (
    rule: string,
    value: string,
    change: string,
    breaks: boolean,
    where: { base?: Loc; revision?: Loc },
  ) => {
    const levels = { request: breaks ? "breaking" : "additive", response: "additive" } as const;
    pair.deltas.push({
      rule,
      levels,
      text: `the discriminator value ${value} ${change}`,
      typed: true,
      ...where,
    });
  };
  for (const [value, view] of before.mapping) {
    const other = after.mapping.get(value);
    const loc = at(before.loc, "mapping", value);
    if (other === undefined)
      tell("discriminator-value-removed", value, "was removed", true, places(loc, undefined));
    else if (!before.hasUnion) engine.link(pair, engine.pair(view, other, pair.mode), { kind: "self" });
    else if (!engine.isCompatible(engine.compare(view, other, pair.mode)) && view.written !== undefined) {
      relateTarget(task, value, view, other, places(loc, at(after.loc, "mapping", value)));
    }
  }
  for (const value of after.mapping.keys()) {
    if (before.mapping.has(value)) continue;
    tell(
      "discriminator-value-added",
      value,
      "was added",
      false,
      places(undefined, at(after.loc, "mapping", value)),
    );
  }
}

/** A value that now names another schema; a target that changed in place is told where it changed. */
function relateTarget(
  task: Task,
  value: string,
  before: View,
  after: View,
  where: { base?: Loc; revision?: Loc },
): void {
  if (before.written?.loc.pointer === after.written?.loc.pointer) return;
  const text = `the discriminator value ${value} now names another schema`;
  task.pair.deltas.push({ rule: "discriminator-value-changed", effect: "both", text, typed: true, ...where });
}
