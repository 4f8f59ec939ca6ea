import { wholeSteps } from "../keywords/bounds.ts";
import { ARR, BOOL, bitOf, classOf, FRAC, INT, NUM, OBJ, STR } from "../keywords/mask.ts";
import { constraints } from "../keywords/table.ts";
import type { SchemaNode } from "./node.ts";

/** Drops what says nothing, so that different spellings of the same demand look the same. */
export function tidy(node: SchemaNode): void {
  foldSteps(node);
  if ((node.types & NUM) === INT) closeIntegerBounds(node);
  foldValues(node);
  dropImpossible(node);
  if ((node.demands.value("max-items") ?? 2) <= 1) node.demands.drop("unique-items");
  for (const row of constraints) if ((row.types & node.types) === 0) node.demands.drop(row.name);
  for (const kind of node.values.keys()) if ((kind & node.types) === 0) node.values.delete(kind);
  node.groups = node.groups.filter((group) => (group.mask & node.types) !== 0);
}

/** `number` in whole steps is `integer`; an integer in steps of 1 is just an integer. */
function foldSteps(node: SchemaNode): void {
  const demand = node.demands.get("multiple-of");
  if (demand === undefined) return;
  const steps = demand.value;
  if (steps.some(Number.isInteger)) node.types &= ~FRAC;
  const left = (node.types & FRAC) !== 0 ? steps : wholeSteps(steps);
  if (left.length === 0) node.demands.drop("multiple-of");
  else node.demands.set({ ...demand, value: left });
}

/** How long the shortest text of a format is. */
const shortest: ReadonlyMap<string, number> = new Map(
  Object.entries({ date: 10, "date-time": 20, uuid: 36 }),
);

/** Types whose limits leave no value are gone. */
function dropImpossible(node: SchemaNode): void {
  const formats = [...(node.demands.value("format") ?? [])];
  const longest = node.demands.value("max-length") ?? Number.POSITIVE_INFINITY;
  if (formats.some((format) => (shortest.get(format) ?? 0) > longest)) node.types &= ~STR;
  const [low, high] = [node.demands.value("minimum"), node.demands.value("maximum")];
  if (low !== undefined && high !== undefined) {
    if (low.at > high.at || (low.at === high.at && (low.open || high.open))) node.types &= ~NUM;
  }
  for (const [kind, least, most] of [
    [STR, "min-length", "max-length"],
    [ARR, "min-items", "max-items"],
    [OBJ, "min-properties", "max-properties"],
  ] as const) {
    const [min, max] = [node.demands.value(least), node.demands.value(most)];
    if (min !== undefined && max !== undefined && min > max) node.types &= ~kind;
  }
}

function closeIntegerBounds(node: SchemaNode): void {
  for (const [name, up] of [
    ["minimum", true],
    ["maximum", false],
  ] as const) {
    const demand = node.demands.get(name);
    if (demand === undefined) continue;
    const { at, open } = demand.value;
    const whole = up ? Math.ceil(at) : Math.floor(at);
    const closed = open && whole === at ? whole + (up ? 1 : -1) : whole;
    node.demands.set({ ...demand, value: { at: closed, open: false } });
  }
}

/** Types without a value left are gone; true and false together are just a boolean. */
function foldValues(node: SchemaNode): void {
  for (const [kind, { values }] of node.values) {
    if ((kind & node.types) === 0) continue;
    let mask = 0;
    for (const [text, value] of values) {
      if ((bitOf(value) & node.types) === 0) values.delete(text);
      else mask |= bitOf(value);
    }
    node.types &= ~kind | mask;
    if (kind === BOOL && values.size === 2) node.values.delete(kind);
    else if (classOf(kind) !== 0) dropImplied(node, kind);
  }
}

/** Where the values are listed, the listed values that break another demand are none, and the demand is said. */
function dropImplied(node: SchemaNode, kind: number): void {
  const entry = node.values.get(kind);
  if (entry === undefined) return;
  for (const row of constraints) {
    const demand = node.demands.get(row.name);
    if (demand === undefined || (row.types & kind) === 0) continue;
    for (const [text, value] of entry.values) {
      if (row.admits?.(demand.value, value) === false) entry.values.delete(text);
    }
    if ((row.types & node.types & ~kind) === 0) node.demands.drop(row.name);
  }
}
