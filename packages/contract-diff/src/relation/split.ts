import { canonical } from "@partner-licenses/document/json";
import { classes } from "../keywords/mask.ts";
import { type Group, nodeOf, type SchemaNode } from "../normalise/node.ts";
import { objectShape } from "../normalise/object.ts";
import type { ContractSide, SchemaPart, View } from "../normalise/view.ts";
import { isSameName } from "./similarity.ts";

/** The values of a property that every object of a member has, and that lists its values. */
type Tags = ReadonlyMap<string, readonly unknown[]>;

const read = new WeakMap<SchemaNode, Tags>();

function tagsOf(view: View): Tags {
  const node = nodeOf(view);
  if (node === undefined) return new Map();
  const found = read.get(node) ?? readTags(node);
  read.set(node, found);
  return found;
}

function readTags(node: SchemaNode): Tags {
  const { properties, required } = objectShape(node);
  const found = new Map<string, readonly unknown[]>();
  for (const [name, property] of properties) {
    const inner = required.has(name) ? nodeOf(property.view) : undefined;
    if (inner === undefined) continue;
    const kinds = classes.filter((kind) => (inner.types & kind) !== 0);
    const [values] = kinds.map((kind) => inner.values.get(kind)?.values);
    if (kinds.length === 1 && values !== undefined) found.set(name, [...values.values()]);
  }
  return found;
}

/**
 * The members of a union, those that are tagged by several values taken apart where the other side has other members
 * for some of these values: one alternative for `a` and `b` is the same as one for each. A value that the member of the
 * same name has there too did not go to another one.
 */
export function splitMembers(group: Group, other: Group): readonly View[] {
  const others = other.members.map(tagsOf);
  return group.members.flatMap((member) => {
    const same = others[other.members.findIndex((one) => isSameName(one, member))];
    for (const [name, values] of tagsOf(member)) {
      if (values.length < 2 || member.nullable) continue;
      const there = others.flatMap((tags) => tags.get(name) ?? []).map(canonical);
      const isAlike = others.some((tags) => canonical(tags.get(name) ?? []) === canonical([...values]));
      const kept = (same?.get(name) ?? []).map(canonical);
      const gone = values.map(canonical).filter((value) => !kept.includes(value));
      if (isAlike || !gone.some((value) => there.includes(value))) continue;
      return values.map((value) => member.side.viewOf([...member.parts, tagged(member, name, value)]));
    }
    return [member];
  });
}

const known = new WeakMap<ContractSide, Map<string, SchemaPart>>();

/** A schema that lets the property have one value only; the same one each time, so that pairs are compared once. */
function tagged({ side, parts }: View, name: string, value: unknown): SchemaPart {
  const made = known.get(side) ?? new Map<string, SchemaPart>();
  known.set(side, made);
  const key = canonical([name, value as string]);
  const loc = parts[0]?.loc ?? { source: side.workspace.entry, pointer: "#" };
  const part = made.get(key) ?? { raw: { properties: { [name]: { const: value as string } } }, loc };
  made.set(key, part);
  return part;
}
