import { entries } from "@partner-licenses/document/json";
import { FRAC, NUM } from "../keywords/mask.ts";
import { constraints } from "../keywords/table.ts";
import type { SchemaNode } from "./node.ts";

/** Whether the node limits nothing of the given class. */
export function isFree(node: SchemaNode, kind: number): boolean {
  if (node.values.has(kind) || node.groups.some((group) => (group.mask & kind) !== 0)) return false;
  if (node.nots.some((not) => (not.mask & kind) !== 0) || node.conditions.length > 0) return false;
  if (constraints.some((row) => (row.types & kind) !== 0 && node.demands.has(row.name))) return false;
  if (kind === NUM && (node.types & FRAC) === 0) return false;
  return !node.docParts.some((part) => entries(part.raw).some(([key]) => shapeKeys.has(key)));
}

const shapeKeys = new Set([
  ...[
    "properties",
    "patternProperties",
    "additionalProperties",
    "propertyNames",
    "required",
    "dependentSchemas",
  ],
  ...["items", "prefixItems", "contains", "unevaluatedItems", "unevaluatedProperties", "additionalItems"],
]);
