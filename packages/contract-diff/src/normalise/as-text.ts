import { canonical } from "@partner-licenses/document/json";
import { BOOL, classes, NULL, NUM, STR } from "../keywords/mask.ts";
import { constraints } from "../keywords/table.ts";
import { DemandSet } from "./demands.ts";
import type { SchemaNode, Values } from "./node.ts";

const typed = BOOL | NUM;

/** Whether the node says nothing that depends on more than the value's type. */
function isPlain({ groups, nots, conditions }: SchemaNode): boolean {
  return groups.length + nots.length + conditions.length === 0;
}

/** Whether a keyword other than a list limits the node's texts. */
function limitsText({ demands }: SchemaNode): boolean {
  return constraints.some((row) => (row.types & STR) !== 0 && demands.has(row.name));
}

/** Whether the node takes any text, whatever else it takes. */
export function isOpenText(node: SchemaNode): boolean {
  return (node.types & STR) !== 0 && isPlain(node) && !node.values.has(STR) && !limitsText(node);
}

/** The node, which takes any text, as one that takes the given scalars too: whatever stands for one of them is a text. */
export function asOpenText(node: SchemaNode, types: number): SchemaNode {
  return { ...withoutTyped(node), types: node.types | (types & (typed | NULL)) };
}

/** Whether all scalars that the node takes are listed. */
export function isListedText(node: SchemaNode): boolean {
  const isListed = (kind: number) => (node.types & kind) === 0 || kind === BOOL || node.values.has(kind);
  return isPlain(node) && !limitsText(node) && [BOOL, NUM, STR].every(isListed);
}

/** The node, whose scalars are listed, with the texts of all of them. */
export function asTexts(node: SchemaNode): SchemaNode {
  const given = classes.flatMap((kind) => node.values.get(kind) ?? []);
  const part = given[0]?.part ?? node.docParts[0];
  if ((node.types & typed) === 0 || part === undefined) return node;
  const listed = [STR, NUM, BOOL].flatMap((kind) => [...(node.values.get(kind)?.values.values() ?? [])]);
  const both = (node.types & BOOL) !== 0 && !node.values.has(BOOL) ? [true, false] : [];
  const texts: Values = new Map([...listed, ...both].map(String).map((text) => [canonical(text), text]));
  const made = withoutTyped(node);
  made.values.set(STR, { values: texts, part });
  return { ...made, types: (node.types & ~typed) | STR };
}

/** A copy of the node that says nothing of numbers and booleans. */
function withoutTyped(node: SchemaNode): SchemaNode {
  const demands = new DemandSet();
  for (const { name, types } of constraints) {
    const demand = node.demands.get(name);
    if (demand !== undefined && (types & ~typed) !== 0) demands.set(demand);
  }
  const values = new Map([...node.values].filter(([kind]) => (kind & typed) === 0));
  return { ...node, demands, values };
}
