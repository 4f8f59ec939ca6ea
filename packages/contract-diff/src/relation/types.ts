import { at, type Loc } from "@partner-licenses/document/reader/pointer";
import { inclusion } from "../keywords/effect.ts";
import { ALL, NULL, NUM, typeNames } from "../keywords/mask.ts";
import type { SchemaNode } from "../normalise/node.ts";
import { locOf, places } from "../normalise/view.ts";
import type { Task } from "./relate.ts";

/** Compares the allowed types; null on its own has rules of its own, because clients handle it on its own. */
export function relateTypes(task: Task): void {
  if (!relateKnownTypes(task)) relateUnknownTypes(task);
}

/** Compares the types of JSON Schema; false when they are the same. */
function relateKnownTypes({ pair, base, revision, common }: Task): boolean {
  const removed = base.types & ~revision.types;
  const added = revision.types & ~base.types;
  const where = places(typeLoc(base), typeLoc(revision));
  if ((base.types === 0) !== (revision.types === 0)) {
    const opened = base.types === 0;
    const rule = opened ? "values-allowed" : "values-forbidden";
    const text = opened ? "values are allowed where there were none" : "no value is allowed any more";
    pair.deltas.push({
      rule,
      effect: opened ? "wider" : "narrower",
      text,
      typed: (base.types | revision.types) !== ALL,
      ...where,
    });
  } else if (((removed | added) & ~NULL) !== 0 || (removed | added) === ALL) {
    const effect = inclusion(removed === 0, added === 0);
    const rule = { narrower: "type-narrowed", wider: "type-widened", both: "type-changed" }[effect as "both"];
    const text = `the type went from ${typeNames(base.types)} to ${typeNames(revision.types)}`;
    const typed = ((removed | added) & ~NUM) !== 0 || (common & NUM) === 0;
    pair.deltas.push({ rule, effect: effect ?? "both", text, typed, ...where });
  } else if (removed === NULL) {
    pair.deltas.push({
      rule: "null-removed",
      effect: "narrower",
      text: "null is no longer allowed",
      typed: true,
      ...where,
    });
  } else if (added === NULL) {
    pair.deltas.push({
      rule: "null-added",
      effect: "wider",
      text: "null is now allowed",
      typed: true,
      ...where,
    });
  } else return false;
  return true;
}

/** Names that JSON Schema does not know cannot be related: another name is another type. */
function relateUnknownTypes({ pair, base, revision }: Task): void {
  const [before, after] = [[...base.unknownTypes].sort().join(), [...revision.unknownTypes].sort().join()];
  if (before === after) return;
  const text = `the type went from ${before || "a known one"} to ${after || "a known one"}`;
  const where = places(typeLoc(base), typeLoc(revision));
  pair.deltas.push({ rule: "type-changed", effect: "both", text, typed: true, ...where });
}

function typeLoc(node: SchemaNode): Loc | undefined {
  for (const part of node.docParts) {
    if (typeof part.raw === "boolean") continue;
    for (const key of ["type", "const", "enum"]) if (part.raw[key] !== undefined) return at(part.loc, key);
  }
  return locOf(node.view);
}
