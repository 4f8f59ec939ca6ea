import type { ObjectKind } from "@partner-licenses/document/grammar/grammar";
import { childKind } from "@partner-licenses/document/grammar/walk";
import { isObject, type Json, type JsonObject } from "@partner-licenses/document/json";
import { join } from "@partner-licenses/document/reader/pointer";
import { firstFree } from "../../model/naming/free.ts";
import { componentOf } from "./component.ts";
import { type Mark, markedNames } from "./marked.ts";

/** Copies schemas without the properties of a mark. */
export class Copier {
  private readonly components: JsonObject;
  private readonly mark: Mark;
  private readonly holders: ReadonlySet<string>;
  private readonly given = new Map<string, string>();
  private readonly names: Set<string>;

  /** `holders`: components of which a copy gets a component of its own, `ThingRequest`. */
  constructor(components: JsonObject, mark: Mark, holders: ReadonlySet<string> = new Set()) {
    this.components = components;
    this.mark = mark;
    this.holders = holders;
    this.names = new Set(Object.keys(components));
  }

  /** `gone`: what another part of the same composition marks. */
  copy(kind: ObjectKind, value: Json, gone: ReadonlySet<string> = new Set()): Json {
    if (typeof value !== "object" || value === null) return value;
    const component = kind === "schema" ? componentOf(value) : undefined;
    if (component !== undefined && this.holders.has(component))
      return { ...(value as JsonObject), $ref: this.requestOf(component) };
    const isPart = kind === "subschemas" && Array.isArray(value);
    const marked =
      kind === "schema" ? new Set([...gone, ...markedNames(this.components, value, this.mark)]) : gone;
    const inside = (key: string, member: Json): Json => {
      const child = childKind(kind, value, key);
      if (child === undefined) return member;
      return isPart || key === "allOf" ? this.copy(child, member, marked) : this.copy(child, member);
    };
    if (Array.isArray(value)) return value.map((item, index) => inside(String(index), item));
    const copied = Object.entries(value).flatMap(([key, member]) =>
      member === undefined ? [] : [[key, inside(key, member)] as const],
    );
    const schema: JsonObject = Object.fromEntries(copied);
    return kind === "schema" ? without(schema, marked) : schema;
  }

  private requestOf(component: string): string {
    const known = this.given.get(component);
    const name = known ?? firstFree(this.names, [`${component}Request`]);
    this.given.set(component, name);
    if (known === undefined) this.components[name] = this.copy("schema", this.components[component] ?? {});
    return join("#", "components", "schemas", name);
  }
}

function without(schema: JsonObject, gone: ReadonlySet<string>): JsonObject {
  if (gone.size === 0) return schema;
  const left = { ...schema };
  if (isObject(schema.properties))
    left.properties = Object.fromEntries(
      Object.entries(schema.properties).filter(([name]) => !gone.has(name)),
    );
  if (Array.isArray(schema.required))
    left.required = schema.required.filter((name) => !gone.has(String(name)));
  return left;
}
