import { asObject, entries } from "@partner-licenses/document/json";
import { ALL, bitOf, classes, classOf, NULL } from "../keywords/mask.ts";
import { constraints } from "../keywords/table.ts";
import { DemandSet } from "./demands.ts";
import { readTypes, readValues } from "./domain.ts";
import { tidy } from "./tidy.ts";
import { absorbUnions } from "./union.ts";
import { isEverything, type SchemaPart, type View } from "./view.ts";

/** Values that are allowed for a class of types, by canonical text. */
export type Values = Map<string, unknown>;

/** Members of which at least one (`anyOf`) or exactly one (`oneOf`) holds, for the types in `mask`. */
export interface Group {
  readonly kind: "anyOf" | "oneOf";
  readonly mask: number;
  readonly members: readonly View[];
  readonly part: SchemaPart;
}

/** A schema that must hold or not, for the types in `mask`. */
export interface Scoped {
  readonly view: View;
  readonly mask: number;
}

/** A schema in normal form: what it says about each type, however it was spelled. */
export interface SchemaNode {
  readonly view: View;
  types: number;
  /** Names in `type` that JSON Schema does not know. */
  unknownTypes: Set<string>;
  readonly demands: DemandSet;
  /** Allowed values by class; a class without an entry is not limited. */
  readonly values: Map<number, { values: Values; part: SchemaPart }>;
  readonly objectParts: SchemaPart[];
  readonly arrayParts: SchemaPart[];
  readonly docParts: SchemaPart[];
  groups: Group[];
  /** Values that are listed next to any other of their type. */
  known?: { values: readonly unknown[]; part: SchemaPart };
  /** Types for which a union had one member only, which became part of the node. */
  lone: number;
  readonly nots: Scoped[];
  readonly conditions: SchemaPart[];
}

/** The view's normal form; undefined while it is being built, which only a schema made of itself sees. */
export function nodeOf(view: View): SchemaNode | undefined {
  if (view.node === "building") return undefined;
  if (view.node !== undefined) return view.node;
  view.node = "building";
  const node = build(view);
  view.node = node;
  return node;
}

const wholes = new WeakMap<SchemaNode, SchemaNode>();

/** The same schema with its unions of one still standing, to compare it with one whose unions have grown. */
export function withUnions(node: SchemaNode): SchemaNode {
  const known = wholes.get(node) ?? build(node.view, true);
  wholes.set(node, known);
  return known;
}

function build(view: View, whole = false): SchemaNode {
  const parts = [...view.parts];
  const node: SchemaNode = {
    view,
    types: ALL,
    unknownTypes: new Set(),
    demands: new DemandSet(),
    values: new Map(),
    objectParts: parts,
    arrayParts: [...parts],
    docParts: [...parts],
    groups: [],
    lone: 0,
    nots: [],
    conditions: [],
  };
  for (const part of view.parts) readPart(node, part);
  absorbUnions(node, view, whole);
  // Next to `allOf` or a union too, as it is meant and as type generators read it.
  if (view.nullable && !listsValues(view)) node.types |= NULL;
  tidy(node);
  return node;
}

/** Whether the outermost schema lists its values: then null is one of them only where it is listed. */
function listsValues({ parts: [part] }: View): boolean {
  const raw = part?.raw;
  return typeof raw === "object" && (Array.isArray(raw.enum) || "const" in raw);
}

function readPart(node: SchemaNode, part: SchemaPart): void {
  if (typeof part.raw === "boolean") {
    node.types = 0;
    return;
  }
  const { mask, unknown } = readTypes(part.raw);
  for (const name of unknown) node.unknownTypes.add(name);
  const values = readValues(part.raw);
  node.types &= values === undefined ? mask : mask & maskOf(values);
  if (values !== undefined) limitValues(node, values, part);
  for (const row of constraints) {
    const value = row.read(part.raw);
    if (value !== undefined) node.demands.meet({ name: row.name, value, part });
  }
  readNot(node, part, part.raw.not);
  const branches = [part.raw.then, part.raw.else];
  if (part.raw.if !== undefined && branches.some((branch) => branch !== undefined && branch !== true))
    node.conditions.push(part);
}

/** A forbidden type is just one type less; anything else that is forbidden is kept. */
function readNot(node: SchemaNode, part: SchemaPart, not: unknown): void {
  if (not === undefined || not === false) return;
  if (isEverything(not)) {
    node.types = 0;
    return;
  }
  const keys = entries(not).map(([key]) => key);
  const { mask, unknown } = readTypes(asObject(not) ?? {});
  if (keys.join() === "type" && unknown.length === 0 && mask !== ALL) node.types &= ~mask;
  else {
    const loc = { source: part.loc.source, pointer: `${part.loc.pointer}/not` };
    node.nots.push({ view: node.view.side.view(not, loc), mask: ALL });
  }
}

function maskOf(values: Values): number {
  let mask = 0;
  for (const value of values.values()) mask |= bitOf(value);
  return mask;
}

function limitValues(node: SchemaNode, values: Values, part: SchemaPart): void {
  for (const kind of classes) {
    if (kind === NULL) continue;
    const own: Values = new Map([...values].filter(([, value]) => classOf(bitOf(value)) === kind));
    meetValues(node, kind, own, part);
  }
}

/** Narrows the values allowed for a class. */
export function meetValues(node: SchemaNode, kind: number, values: Values, part: SchemaPart): void {
  const known = node.values.get(kind);
  const both =
    known === undefined ? new Map(values) : new Map([...known.values].filter(([text]) => values.has(text)));
  node.values.set(kind, { values: both, part: known?.part ?? part });
}
