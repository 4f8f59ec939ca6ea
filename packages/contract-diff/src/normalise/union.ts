import { asArray } from "@partner-licenses/document/json";
import { at } from "@partner-licenses/document/reader/pointer";
import { ARR, BOOL, classes, NULL, OBJ } from "../keywords/mask.ts";
import { constraints } from "../keywords/table.ts";
import { isFree } from "./free.ts";
import { type Group, meetValues, nodeOf, type SchemaNode, type Values } from "./node.ts";
import { isAny, type SchemaPart, type View } from "./view.ts";

/**
 * Takes `anyOf` and `oneOf` apart by type: where only one member speaks about a type, what it says is
 * simply part of the node. Only types that several members share stay a group.
 * With `whole`, objects and arrays stay in their group even when one member alone speaks about them.
 * So `anyOf: [string, null]` is a nullable string, and a list of consts is an enum.
 */
export function absorbUnions(node: SchemaNode, view: View, whole: boolean): void {
  for (const part of view.parts) {
    for (const kind of ["anyOf", "oneOf"] as const) {
      const members = membersOf(view, part, kind);
      if (members.length > 0) absorb(node, { kind, mask: 0, members, part }, whole);
    }
  }
}

function membersOf(view: View, part: SchemaPart, kind: "anyOf" | "oneOf"): View[] {
  if (typeof part.raw === "boolean") return [];
  const views = asArray(part.raw[kind]).map((raw, index) => view.side.view(raw, at(part.loc, kind, index)));
  const unique = [...new Set(views)].filter((member) => member !== view);
  return unique.flatMap((member) => nested(member, kind));
}

/** A member that is nothing but a union of the same kind stands for its own members. */
function nested(member: View, kind: "anyOf" | "oneOf"): View[] {
  const [part, ...more] = member.parts;
  if (part === undefined || more.length > 0 || typeof part.raw === "boolean" || member.nullable)
    return [member];
  const keys = Object.keys(part.raw).filter((key) => key !== "title" && key !== "description");
  const pure = keys.length === 1 && keys[0] === kind && nodeOf(member) !== undefined;
  return pure ? membersOf(member, part, kind) : [member];
}

function absorb(node: SchemaNode, group: Group, whole: boolean): void {
  const nodes = group.members.map((member) => nodeOf(member));
  if (nodes.some((member) => member === undefined)) {
    // A schema made of itself: the union stays as written.
    node.groups.push({ ...group, mask: node.types });
    return;
  }
  const known = nodes as SchemaNode[];
  if (group.members.some(isAny) && group.kind === "anyOf") return;
  node.types &= known.reduce((mask, member) => mask | member.types, 0);
  for (const member of known) for (const name of member.unknownTypes) node.unknownTypes.add(name);
  let shared = 0;
  for (const kind of classes) {
    const speaking = known.filter((member) => (member.types & kind) !== 0);
    if (kind === NULL || speaking.length === 0) continue;
    const isLone = speaking.length === 1 && (kind & (OBJ | ARR)) !== 0;
    if (isLone) node.lone |= kind;
    if ((whole && isLone) || !absorbClass(node, kind, speaking, group)) shared |= kind;
  }
  if (shared !== 0) {
    const left = group.members.filter((_, index) => ((known[index]?.types ?? 0) & shared) !== 0);
    node.groups.push({ ...group, mask: shared, members: left });
  } else for (const member of known) node.docParts.push(...member.docParts);
}

/** Folds the members that speak about one class into the node; false when they must stay a group. */
function absorbClass(node: SchemaNode, kind: number, speaking: SchemaNode[], group: Group): boolean {
  const [only, ...others] = speaking;
  if (only !== undefined && others.length === 0) {
    absorbOne(node, kind, only);
    return true;
  }
  // Of `oneOf` only one may hold: next to a member that takes anything, the others say what is refused.
  if (speaking.some((member) => isFree(member, kind))) {
    if (group.kind === "anyOf") keepKnown(node, kind, speaking, group.part);
    return group.kind === "anyOf";
  }
  if (kind === BOOL && speaking.every((member) => !member.values.has(kind))) return true;
  if (!speaking.every((member) => isValuesOnly(member, kind))) return false;
  const values: Values = new Map();
  for (const member of speaking) {
    for (const [text, value] of member.values.get(kind)?.values ?? []) values.set(text, value);
  }
  meetValues(node, kind, values, group.part);
  return true;
}

/** Values next to any other: a server knows them, and a client completes them. */
function keepKnown(node: SchemaNode, kind: number, speaking: SchemaNode[], part: SchemaPart): void {
  const values = speaking.flatMap((member) => [...(member.values.get(kind)?.values.values() ?? [])]);
  if (values.length > 0) node.known = { values, part };
}

function isValuesOnly(member: SchemaNode, kind: number): boolean {
  return (
    member.values.has(kind) &&
    member.groups.length + member.nots.length + member.conditions.length === 0 &&
    (kind & (OBJ | ARR)) === 0
  );
}

function absorbOne(node: SchemaNode, kind: number, member: SchemaNode): void {
  const outside = ~kind | (member.types & kind);
  node.types &= outside;
  for (const row of constraints) {
    const demand = member.demands.get(row.name);
    if (demand !== undefined && (row.types & kind) !== 0) node.demands.meet(demand);
  }
  const limited = member.values.get(kind);
  if (limited !== undefined) meetValues(node, kind, limited.values, limited.part);
  if (kind === OBJ) node.objectParts.push(...member.objectParts);
  if (kind === ARR) node.arrayParts.push(...member.arrayParts);
  for (const group of member.groups) {
    if ((group.mask & kind) !== 0) node.groups.push({ ...group, mask: group.mask & kind });
  }
  for (const not of member.nots) node.nots.push({ view: not.view, mask: not.mask & kind });
  // A member that speaks about several types brings its conditions once.
  for (const part of member.conditions) if (!node.conditions.includes(part)) node.conditions.push(part);
}
