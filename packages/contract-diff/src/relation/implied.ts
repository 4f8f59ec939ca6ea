import type { Bound, ConstraintName, Demands } from "../keywords/constraint.ts";
import { integerRanges } from "../keywords/formats.ts";
import { FRAC, NUM } from "../keywords/mask.ts";
import { constraintTable } from "../keywords/table.ts";
import { arrayShape } from "../normalise/array.ts";
import type { Demand } from "../normalise/demands.ts";
import type { SchemaNode } from "../normalise/node.ts";
import { objectShape } from "../normalise/object.ts";
import { isFalse, type SchemaPart } from "../normalise/view.ts";

/** The most items that a list may have: those of a closed prefix, where that says less than `maxItems`. */
export function mostItems(node: SchemaNode): number {
  const { prefix, items } = arrayShape(node);
  const closed = isFalse(items.view) ? prefix.length : Number.POSITIVE_INFINITY;
  return Math.min(closed, node.demands.value("max-items") ?? Number.POSITIVE_INFINITY);
}

function mostProperties(node: SchemaNode): number {
  const { properties, patterns, additional } = objectShape(node);
  const isClosed = isFalse(additional.view) && patterns.size === 0;
  const known = [...properties.values()].filter(({ view }) => !isFalse(view)).length;
  const most = node.demands.value("max-properties") ?? Number.POSITIVE_INFINITY;
  return isClosed ? Math.min(known, most) : most;
}

function fewestProperties(node: SchemaNode): number {
  return Math.max(objectShape(node).required.size, node.demands.value("min-properties") ?? 0);
}

/** The bound of a whole number, where its format says as much or more. */
function boundOf(node: SchemaNode, name: "minimum" | "maximum"): Bound | undefined {
  const own = node.demands.value(name);
  const [format, ...more] = node.demands.value("number-format") ?? [];
  const range = format === undefined || more.length > 0 ? undefined : integerRanges[format];
  if (range === undefined || (node.types & NUM & FRAC) !== 0) return own;
  const given: Bound = { at: range[name === "minimum" ? 0 : 1], open: false };
  return own === undefined ? given : constraintTable[name].meet(own, given);
}

/** The demand of a row with what other keywords imply of it, where any do; undefined is no demand. */
function withImplied(node: SchemaNode, name: ConstraintName): Demand | undefined {
  const own = node.demands.get(name);
  const part = own?.part ?? node.docParts[0];
  if (part === undefined) return own;
  const limit = (most: number) => (Number.isFinite(most) ? most : undefined);
  if (name === "max-items") return demandOf("max-items", limit(mostItems(node)), part);
  if (name === "max-properties") return demandOf("max-properties", limit(mostProperties(node)), part);
  if (name === "min-properties") return demandOf("min-properties", fewestProperties(node) || undefined, part);
  if (name === "minimum" || name === "maximum") return demandOf(name, boundOf(node, name), part);
  return own;
}

function demandOf<Name extends ConstraintName>(
  name: Name,
  value: Demands[Name] | undefined,
  part: SchemaPart,
): Demand<Name> | undefined {
  return value === undefined ? undefined : { name, value, part };
}

/** Whether formats are nothing but ranges on both sides, which bounds then say as well. */
function areRanges(base: SchemaNode, revision: SchemaNode): boolean {
  const nodes = [base, revision];
  return (
    nodes.some(({ demands }) => demands.has("minimum") || demands.has("maximum")) &&
    nodes.every(
      (node) =>
        (node.types & FRAC) === 0 &&
        (node.demands.value("number-format") ?? []).every((format) => integerRanges[format] !== undefined) &&
        boundOf(node, "minimum") !== undefined &&
        boundOf(node, "maximum") !== undefined,
    )
  );
}

/** The demands of both sides to compare for a row: what other keywords say of the same is counted where either says it. */
export function demandsOf(
  base: SchemaNode,
  revision: SchemaNode,
  name: ConstraintName,
): readonly [Demand | undefined, Demand | undefined] {
  const own = [base.demands.get(name), revision.demands.get(name)] as const;
  const ranges = ["number-format", "minimum", "maximum"].includes(name) && areRanges(base, revision);
  if (ranges && name === "number-format") return [undefined, undefined];
  if (!ranges && own[0] === undefined && own[1] === undefined) return own;
  return [withImplied(base, name), withImplied(revision, name)];
}
