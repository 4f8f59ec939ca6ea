import { get, strings } from "@partner-licenses/document/json";
import { at, type Loc } from "@partner-licenses/document/reader/pointer";
import { rules } from "../catalogue/rules.ts";
import { bitOf, classes } from "../keywords/mask.ts";
import type { SchemaNode, Values } from "../normalise/node.ts";
import { locOf, places, type SchemaPart } from "../normalise/view.ts";
import { addDelta } from "./delta.ts";
import type { Task } from "./relate.ts";

/** Compares the values that `enum` and `const` list, type by type. */
export function relateValues(task: Task): void {
  for (const kind of classes) if ((kind & task.common) !== 0) relateClass(task, kind);
  relateKnownValues(task);
}

function relateClass(task: Task, kind: number): void {
  const { pair, base, revision, common } = task;
  const [before, after] = [base.values.get(kind), revision.values.get(kind)];
  const where = places(placeOf(base, before?.part), placeOf(revision, after?.part));
  if (before === undefined || after === undefined) {
    if (before === after) return;
    const rule = rules[after === undefined ? "enum-removed" : "enum-added"];
    addDelta(pair, rule, where, { values: [...((before ?? after)?.values.values() ?? [])] });
    return;
  }
  const missing = (from: Values, within: Values) =>
    [...from].flatMap(([text, value]) => ((bitOf(value) & common) !== 0 && !within.has(text) ? [value] : []));
  const [removed, added] = [missing(before.values, after.values), missing(after.values, before.values)];
  if (removed.length > 0) addDelta(pair, rules["enum-value-removed"], where, { values: removed });
  if (added.length > 0) addDelta(pair, rules["enum-value-added"], where, { values: added });
}

function placeOf(node: SchemaNode, part: SchemaPart | undefined): Loc | undefined {
  if (part === undefined) return locOf(node.view);
  const key = ["enum", "const", "anyOf", "oneOf"].find((name) => get(part.raw, name) !== undefined);
  return key === undefined ? part.loc : at(part.loc, key);
}

const extensible = "x-extensible-enum";

/** Values of an open set: any string is accepted, but a server may stop to know one that clients send. */
function relateKnownValues({ pair, base, revision }: Task): void {
  const [before, after] = [knownValues(base), knownValues(revision)];
  if (before === undefined || after === undefined) return;
  const removed = before.values.filter((value) => !after.values.includes(value));
  const added = after.values.filter((value) => !before.values.includes(value));
  const where = places(before.loc, after.loc);
  if (removed.length > 0) addDelta(pair, rules["known-value-removed"], where, { values: removed });
  if (added.length > 0) addDelta(pair, rules["known-value-added"], where, { values: added });
}

function knownValues(node: SchemaNode): { values: readonly unknown[]; loc: Loc } | undefined {
  const part = node.docParts.find((item) => get(item.raw, extensible) !== undefined);
  if (part === undefined) {
    const { known } = node;
    return known && { values: known.values, loc: at(known.part.loc, "anyOf") };
  }
  return { values: strings(get(part.raw, extensible)), loc: at(part.loc, extensible) };
}
