import { at, type Loc } from "@partner-licenses/document/reader/pointer";
import { rules } from "../catalogue/rules.ts";
import { ALL, NULL, NUM, typeNames } from "../keywords/mask.ts";
import type { SchemaNode } from "../normalise/node.ts";
import { locOf, places } from "../normalise/view.ts";
import { addDelta } from "./delta.ts";
import type { Task } from "./relate.ts";

/** Compares the allowed types; null on its own has rules of its own, because clients handle it on its own. */
export function relateTypes(task: Task): void {
  if (!relateUnknownTypes(task)) relateKnownTypes(task);
}

/** Compares the types of JSON Schema. */
function relateKnownTypes({ pair, base, revision, common }: Task): void {
  const removed = base.types & ~revision.types;
  const added = revision.types & ~base.types;
  const where = places(typeLoc(base), typeLoc(revision));
  if ((base.types === 0) !== (revision.types === 0)) {
    const rule = rules[base.types === 0 ? "values-allowed" : "values-forbidden"];
    // Where anything is allowed, types say nothing.
    addDelta(pair, rule, { ...unless((base.types | revision.types) !== ALL), ...where });
  } else if (((removed | added) & ~NULL) !== 0 || (removed | added) === ALL) {
    const change = removed === 0 ? "widened" : added === 0 ? "narrowed" : "changed";
    // TypeScript has one type for all numbers.
    const shows = ((removed | added) & ~NUM) !== 0 || (common & NUM) === 0;
    const facts = { before: typeNames(base.types), after: typeNames(revision.types) };
    addDelta(pair, rules[`type-${change}`], { ...unless(shows), ...where }, facts);
  } else if (removed === NULL) addDelta(pair, rules["null-removed"], where);
  else if (added === NULL) addDelta(pair, rules["null-added"], where);
}

/** What to say of a change that generated types do not show. */
function unless(typesShowIt: boolean): { source?: "none" } {
  return typesShowIt ? {} : { source: "none" };
}

/** Names that JSON Schema does not know cannot be related: another name is another type. False when they are the same. */
function relateUnknownTypes({ pair, base, revision }: Task): boolean {
  const [before, after] = [[...base.unknownTypes].sort().join(), [...revision.unknownTypes].sort().join()];
  if (before === after) return false;
  const facts = { before: before || "a known one", after: after || "a known one" };
  addDelta(pair, rules["type-changed"], places(typeLoc(base), typeLoc(revision)), facts);
  return true;
}

function typeLoc(node: SchemaNode): Loc | undefined {
  for (const part of node.docParts) {
    if (typeof part.raw === "boolean") continue;
    for (const key of ["type", "const", "enum"]) if (part.raw[key] !== undefined) return at(part.loc, key);
  }
  return locOf(node.view);
}
