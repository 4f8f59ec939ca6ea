import { entries, get, type JsonObject } from "@partner-licenses/document/json";
import { OBJ } from "../keywords/mask.ts";
import { type Group, nodeOf, type SchemaNode } from "../normalise/node.ts";
import { objectShape } from "../normalise/object.ts";
import type { SchemaPart } from "../normalise/view.ts";

/** What a schema says of all its alternatives, where the other side says it in each of them, or the other way round. */
export interface Spread {
  readonly before: Group;
  readonly after: Group;
}

/**
 * The alternatives of two schemas with what stands next to them: properties that move between all alternatives and the
 * schema around them stay what they are. Undefined where none moved.
 */
export function spreadOf(base: SchemaNode, revision: SchemaNode, common: number): Spread | undefined {
  const [before, after] = [onlyGroup(base, common), onlyGroup(revision, common)];
  if (before === undefined || after === undefined) return undefined;
  if (!hasMoved(base, revision, after) && !hasMoved(revision, base, before)) return undefined;
  return { before: filled(base, before), after: filled(revision, after) };
}

/** The only alternatives of a schema, where they are about objects and nothing decides late what is left. */
function onlyGroup({ groups, objectParts, types, values }: SchemaNode, common: number): Group | undefined {
  const [group, ...more] = groups.filter(({ mask }) => (mask & common) !== 0);
  if (group === undefined || more.length > 0 || (group.mask & common) !== OBJ || (types & OBJ) === 0)
    return undefined;
  const isPlain = objectParts.every(({ raw }) => get(raw, "unevaluatedProperties") === undefined);
  return isPlain && !values.has(OBJ) ? group : undefined;
}

/** Whether a property that stands next to the alternatives on one side stands in each of them on the other. */
function hasMoved(from: SchemaNode, to: SchemaNode, { members }: Group): boolean {
  const around = objectShape(to).properties;
  const inside = members.map((member) => nodeOf(member));
  return [...objectShape(from).properties.keys()].some(
    (name) =>
      !around.has(name) &&
      inside.every((node) => node !== undefined && objectShape(node).properties.has(name)),
  );
}

/** The alternatives, each with what stands next to them. */
function filled({ objectParts }: SchemaNode, group: Group): Group {
  const around = objectParts.map(shapeOnly);
  const members = group.members.map(({ side, parts, ref }) =>
    side.viewOf([...parts, ...around, { raw: object, loc: group.part.loc }], false, ref),
  );
  return { ...group, members };
}

const object: JsonObject = { type: "object" };

const shape = [
  ...["properties", "patternProperties", "additionalProperties", "propertyNames", "required"],
  ...["minProperties", "maxProperties", "dependentRequired", "dependentSchemas", "dependencies"],
];

const shapes = new WeakMap<JsonObject, JsonObject>();

/** What a part says of members; the same one each time, so that pairs are compared once. */
function shapeOnly({ raw, loc }: SchemaPart): SchemaPart {
  if (typeof raw === "boolean") return { raw, loc };
  const kept = shapes.get(raw) ?? Object.fromEntries(entries(raw).filter(([key]) => shape.includes(key)));
  shapes.set(raw, kept);
  return { raw: kept, loc };
}
