import { asObject, entries, get, strings } from "@partner-licenses/document/json";
import { at, type Loc } from "@partner-licenses/document/reader/pointer";
import { demandsNamesOnly } from "../keywords/sets.ts";
import type { SchemaNode } from "./node.ts";
import { closing, keyword, matches, type ObjectPart } from "./object-part.ts";
import { type ContractSide, isAny, locOf, type View } from "./view.ts";

/** A named property as all parts together see it. */
export interface Property {
  readonly view: View;
  readonly loc: Loc;
  readonly readOnly: boolean;
  readonly writeOnly: boolean;
  /** Named in `properties`, not only in `required`. */
  readonly declared: boolean;
}

/** What a node says about objects, all its parts merged. */
export interface ObjectShape {
  readonly properties: Map<string, Property>;
  /** Names that must be there, with the `required` list that says so. */
  readonly required: Map<string, Loc>;
  readonly patterns: Map<string, { view: View }>;
  readonly additional: { view: View };
  readonly names: { view: View };
  readonly dependent: Map<string, { view: View }>;
}

const shapes = new WeakMap<SchemaNode, ObjectShape>();

/** The node's object shape. */
export function objectShape(node: SchemaNode): ObjectShape {
  const shape = shapes.get(node) ?? build(node);
  shapes.set(node, shape);
  return shape;
}

function build(node: SchemaNode): ObjectShape {
  const { side } = node.view;
  const parts = node.objectParts.flatMap((part) => {
    const raw = asObject(part.raw);
    return raw === undefined ? [] : [closing(part, raw)];
  });
  const required = new Map<string, Loc>();
  for (const { part, raw } of parts) {
    for (const name of strings(raw.required)) {
      if (!required.has(name)) required.set(name, at(part.loc, "required"));
    }
  }
  const patterns = mergeMaps(side, parts, "patternProperties");
  const names = new Set([
    ...parts.flatMap(({ raw }) => entries(raw.properties).map(([name]) => name)),
    ...required.keys(),
  ]);
  const properties = new Map<string, Property>();
  for (const name of names) properties.set(name, property(side, parts, name, required.get(name)));
  const additional = merged(side, parts, (item) => item.additional);
  const propertyNames = merged(side, parts, (item) => keyword(item, "propertyNames"));
  return {
    properties,
    required,
    patterns,
    additional,
    names: propertyNames,
    dependent: dependents(side, parts),
  };
}

function root(side: ContractSide): Loc {
  return { source: side.workspace.entry, pointer: "#" };
}

function property(
  side: ContractSide,
  parts: ObjectPart[],
  name: string,
  required: Loc | undefined,
): Property {
  const views: View[] = [];
  let loc: Loc | undefined;
  for (const item of parts) {
    const own = get(item.raw.properties, name);
    if (own !== undefined) {
      const place = at(item.part.loc, "properties", name);
      loc ??= place;
      views.push(side.view(own, place));
    }
    for (const [pattern, raw] of entries(item.raw.patternProperties)) {
      if (matches(pattern, name)) views.push(side.view(raw, at(item.part.loc, "patternProperties", pattern)));
    }
    if (!item.knows(name) && item.additional !== undefined) {
      views.push(side.view(item.additional.raw, item.additional.loc));
    }
  }
  const view = views.length === 1 && views[0] !== undefined ? views[0] : side.meet(views);
  const says = (key: string) => view.parts.some((part) => get(part.raw, key) === true);
  return {
    view,
    loc: loc ?? required ?? locOf(view) ?? root(side),
    readOnly: says("readOnly"),
    writeOnly: says("writeOnly"),
    declared: loc !== undefined,
  };
}

function merged(
  side: ContractSide,
  parts: ObjectPart[],
  read: (item: ObjectPart) => { raw: unknown; loc: Loc } | undefined,
) {
  const found = parts.flatMap((item) => {
    const held = read(item);
    return held === undefined ? [] : [side.view(held.raw, held.loc)];
  });
  const limiting = found.filter((view) => !isAny(view));
  return { view: side.meet(limiting.length > 0 ? limiting : found) };
}

function mergeMaps(side: ContractSide, parts: ObjectPart[], key: string): Map<string, { view: View }> {
  const map = new Map<string, { view: View }>();
  for (const { part, raw } of parts) {
    for (const [name, schema] of entries(raw[key])) {
      const view = side.view(schema, at(part.loc, key, name));
      const known = map.get(name);
      map.set(name, { view: known === undefined ? view : side.meet([known.view, view]) });
    }
  }
  return map;
}

function dependents(side: ContractSide, parts: ObjectPart[]): Map<string, { view: View }> {
  const map = mergeMaps(side, parts, "dependentSchemas");
  for (const [name, { view }] of map) if (demandsNamesOnly(view.written?.raw)) map.delete(name);
  for (const [name, value] of mergeMaps(side, parts, "dependencies")) {
    if (value.view.written !== undefined && !Array.isArray(value.view.written.raw)) map.set(name, value);
  }
  return map;
}
