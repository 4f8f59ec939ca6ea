import { asObject, entries, get, strings } from "@partner-licenses/document/json";
import { at, type Loc } from "@partner-licenses/document/reader/pointer";
import { demandsNamesOnly } from "../keywords/sets.ts";
import type { SchemaNode } from "./node.ts";
import { closing, keyword, matches, type ObjectPart } from "./object-part.ts";
import { type ContractSide, isAny, type View, type Written } from "./view.ts";

/** A named property as all parts together see it. Its view is made when somebody looks at it. */
export class Property {
  readonly loc: Loc;
  /** Named in `properties`, not only in `required`. */
  readonly declared: boolean;
  private readonly side: ContractSide;
  private readonly schemas: readonly Written[];
  private made: View | undefined;

  constructor(side: ContractSide, schemas: readonly Written[], loc: Loc, declared: boolean) {
    this.side = side;
    this.schemas = schemas;
    this.loc = loc;
    this.declared = declared;
  }

  get view(): View {
    this.made ??= this.side.meet(this.schemas.map(({ raw, loc }) => this.side.view(raw, loc)));
    return this.made;
  }

  /** The only schema that has a say on it, where there is just one. */
  get written(): Written | undefined {
    return this.schemas.length === 1 ? this.schemas[0] : undefined;
  }

  get readOnly(): boolean {
    return this.says("readOnly");
  }

  get writeOnly(): boolean {
    return this.says("writeOnly");
  }

  private says(key: string): boolean {
    return this.view.parts.some((part) => get(part.raw, key) === true);
  }
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

function property(
  side: ContractSide,
  parts: ObjectPart[],
  name: string,
  required: Loc | undefined,
): Property {
  const schemas: Written[] = [];
  let loc: Loc | undefined;
  for (const item of parts) {
    const own = get(item.raw.properties, name);
    if (own !== undefined) {
      const place = at(item.part.loc, "properties", name);
      loc ??= place;
      schemas.push({ raw: own, loc: place });
    }
    for (const [pattern, raw] of item.patterns) {
      if (matches(pattern, name)) schemas.push({ raw, loc: at(item.part.loc, "patternProperties", pattern) });
    }
    if (item.additional !== undefined && !item.knows(name)) {
      schemas.push(item.additional);
    }
  }
  const place = loc ?? required ?? { source: side.workspace.entry, pointer: "#" };
  return new Property(side, schemas, place, loc !== undefined);
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
