import type { Kind } from "@partner-licenses/document/grammar/grammar";
import { childKind } from "@partner-licenses/document/grammar/walk";
import {
  asArray,
  get,
  isObject,
  type Json,
  type JsonObject,
  objectOrEmpty,
} from "@partner-licenses/document/json";
import { join } from "@partner-licenses/document/reader/pointer";
import { firstFree } from "../../model/naming/free.ts";
import { componentOf } from "./component.ts";
import { visit } from "./visit.ts";

/**
 * Gives the bodies of requests types of their own where a schema has properties that are only read: nobody sends them,
 * and a type that asks for them refuses every right request.
 */
export function separateRequests(document: JsonObject): void {
  const components = objectOrEmpty(get(document.components, "schemas"));
  const copier = new Copier(components);
  const bodies: JsonObject[] = [];
  visit(document, (kind, value) => {
    if (kind === "body") bodies.push(value);
  });
  for (const media of bodies.flatMap((body) => Object.values(objectOrEmpty(body.content))))
    if (isObject(media) && media.schema !== undefined) media.schema = copier.copy("schema", media.schema);
}

class Copier {
  private readonly components: JsonObject;
  private readonly holders: ReadonlySet<string>;
  private readonly given = new Map<string, string>();
  private readonly names: Set<string>;

  constructor(components: JsonObject) {
    this.components = components;
    this.holders = holdersOf(components);
    this.names = new Set(Object.keys(components));
  }

  /** `gone`: what another part of the same composition says is only read. */
  copy(kind: Kind, value: Json, gone: ReadonlySet<string> = new Set()): Json {
    if (typeof value !== "object" || value === null) return value;
    const component = kind === "schema" ? componentOf(value) : undefined;
    if (component !== undefined && this.holders.has(component))
      return { ...(value as JsonObject), $ref: this.requestOf(component) };
    const isPart = kind === "subschemas" && Array.isArray(value);
    const read = kind === "schema" ? new Set([...gone, ...readNames(this.components, value)]) : gone;
    const inside = (key: string, member: Json): Json => {
      const child = childKind(kind, value, key);
      if (child === undefined) return member;
      return isPart || key === "allOf" ? this.copy(child, member, read) : this.copy(child, member);
    };
    if (Array.isArray(value)) return value.map((item, index) => inside(String(index), item));
    const copied = Object.entries(value).flatMap(([key, member]) =>
      member === undefined ? [] : [[key, inside(key, member)] as const],
    );
    const schema: JsonObject = Object.fromEntries(copied);
    return kind === "schema" ? withoutRead(schema, read) : schema;
  }

  private requestOf(component: string): string {
    const known = this.given.get(component);
    const name = known ?? firstFree(this.names, [`${component}Request`]);
    this.given.set(component, name);
    if (known === undefined) this.components[name] = this.copy("schema", this.components[component] ?? {});
    return join("#", "components", "schemas", name);
  }
}

function withoutRead(schema: JsonObject, gone: ReadonlySet<string>): JsonObject {
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

/** The properties that are only read, as a schema or a part of it says. */
function readNames(components: JsonObject, value: Json, depth = 0): string[] {
  const component = componentOf(value);
  const schema = component === undefined ? value : components[component];
  if (!isObject(schema) || depth > 20) return [];
  const own = Object.entries(objectOrEmpty(schema.properties)).filter(([, property]) =>
    isRead(components, property),
  );
  const parts = asArray(schema.allOf).flatMap((part) => readNames(components, part, depth + 1));
  return [...own.map(([name]) => name), ...parts];
}

/** The components that have a property which is only read, and all that refer to them. */
function holdersOf(components: JsonObject): Set<string> {
  const holders = new Set<string>();
  const referrers = new Map<string, Set<string>>();
  const look = (owner: string, kind: Kind, value: Json | undefined): void => {
    if (typeof value !== "object" || value === null) return;
    const component = kind === "schema" ? componentOf(value) : undefined;
    if (component !== undefined) referrers.set(component, (referrers.get(component) ?? new Set()).add(owner));
    if (
      kind === "schema" &&
      Object.values(objectOrEmpty(get(value, "properties"))).some((each) => isRead(components, each))
    )
      holders.add(owner);
    for (const [key, member] of Object.entries(value)) {
      const child = childKind(kind, value, key);
      if (child !== undefined) look(owner, child, member as Json);
    }
  };
  for (const [name, schema] of Object.entries(components)) look(name, "schema", schema);
  for (const holder of holders) for (const referrer of referrers.get(holder) ?? []) holders.add(referrer);
  return holders;
}

function isRead(components: JsonObject, property: Json | undefined): boolean {
  const component = componentOf(property);
  return (
    get(property, "readOnly") === true ||
    (component !== undefined && get(components[component], "readOnly") === true)
  );
}
