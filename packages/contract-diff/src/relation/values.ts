import { brief, get, strings } from "@partner-licenses/document/json";
import { at, type Loc } from "@partner-licenses/document/reader/pointer";
import { bitOf, classes } from "../keywords/mask.ts";
import type { SchemaNode } from "../normalise/node.ts";
import { locOf, type Part, places } from "../normalise/view.ts";
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
    const list = [...((before ?? after)?.values.values() ?? [])];
    if (after === undefined) {
      const text = `any value is now allowed; it was one of ${brief(list)}`;
      pair.deltas.push({ rule: "enum-removed", effect: "wider", text, typed: true, ...where });
    } else {
      const text = `only ${brief(list)} is allowed now`;
      pair.deltas.push({ rule: "enum-added", effect: "narrower", text, typed: true, ...where });
    }
    return;
  }
  const allowed = ([, value]: [string, unknown]) => (bitOf(value) & common) !== 0;
  const removed = [...before.values].filter(allowed).filter(([text]) => !after.values.has(text));
  const added = [...after.values].filter(allowed).filter(([text]) => !before.values.has(text));
  const list = (values: [string, unknown][]) => values.map(([, value]) => brief(value)).join(", ");
  const many = (values: unknown[]) => (values.length === 1 ? "the value" : "the values");
  if (removed.length > 0) {
    const text = `${many(removed)} ${list(removed)} ${removed.length === 1 ? "was" : "were"} removed`;
    pair.deltas.push({ rule: "enum-value-removed", effect: "narrower", text, typed: true, ...where });
  }
  if (added.length > 0) {
    const text = `${many(added)} ${list(added)} ${added.length === 1 ? "was" : "were"} added`;
    pair.deltas.push({ rule: "enum-value-added", effect: "wider", text, typed: true, ...where });
  }
}

function placeOf(node: SchemaNode, part: Part | undefined): Loc | undefined {
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
  if (removed.length > 0) {
    const text = `${brief(removed)} is no longer among the known values`;
    const levels = { request: "breaking", response: "additive" } as const;
    pair.deltas.push({ rule: "known-value-removed", levels, text, ...where });
  }
  if (added.length > 0) {
    const text = `${brief(added)} is now among the known values`;
    const levels = { request: "additive", response: "additive" } as const;
    pair.deltas.push({ rule: "known-value-added", levels, text, ...where });
  }
}

function knownValues(node: SchemaNode): { values: string[]; loc: Loc } | undefined {
  const part = node.docParts.find((item) => get(item.raw, extensible) !== undefined);
  if (part === undefined) return undefined;
  return { values: strings(get(part.raw, extensible)), loc: at(part.loc, extensible) };
}
