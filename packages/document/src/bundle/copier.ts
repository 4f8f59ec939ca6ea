import { keepDigits } from "../digits.ts";
import { faults } from "../faults.ts";
import { grammar, type ObjectKind } from "../grammar/grammar.ts";
import { childKind, referenceIn } from "../grammar/walk.ts";
import { asArray, entries, get, isObject, type Json, type JsonObject, objectOrEmpty } from "../json.ts";
import { impliedName, mappedSchema, mappingRef } from "../model/discriminator.ts";
import { at, encode, join, type Loc, lastKey } from "../reader/pointer.ts";
import { dialectOf, type Version } from "../reader/version.ts";
import type { Target, Workspace } from "../reader/workspace.ts";
import { Names } from "./names.ts";

/** What waits to be copied into the components. */
interface Landing {
  readonly kind: ObjectKind;
  readonly target: Target;
  readonly section: string;
  readonly name: string;
}

/** What every reader expects where it is used, not in the components. */
const inlined: ReadonlySet<ObjectKind> = new Set(["pathItem", "mediaType"]);

/** Names of resources: in the bundle there is one, and references lead through its root. */
const resourceKeys = new Set(["$id", "$anchor", "$dynamicAnchor"]);

/** What no message depends on: words, examples and extensions. */
const isForPeople = (key: string) =>
  key.startsWith("x-") || ["description", "summary", "tags", "info", "externalDocs", "example"].includes(key);

/** Copies a contract of several files into one document. */
export class Copier {
  /** Where parts of the bundle were written, by their pointers; what is not listed stands where its holder stands. */
  readonly origins = new Map<string, Loc>();
  private readonly workspace: Workspace;
  private readonly version: Version;
  private readonly names: Names;
  private readonly landed = new Map<string, string>();
  private readonly waiting: Landing[] = [];
  private readonly open = new Set<string>();

  constructor(workspace: Workspace) {
    this.workspace = workspace;
    this.version = dialectOf(workspace.entry.root);
    const components = this.components();
    this.names = new Names(components);
    this.reserve(components);
  }

  run(): { document: JsonObject; origins: Map<string, Loc> } {
    const { entry } = this.workspace;
    const document = objectOrEmpty(
      this.copy("root", entry.root as Json, { source: entry, pointer: "#" }, "#"),
    );
    for (let next = this.waiting.shift(); next !== undefined; next = this.waiting.shift()) {
      const { kind, target, section, name } = next;
      const components = objectOrEmpty(document.components);
      document.components = components;
      const held = objectOrEmpty(components[section]);
      components[section] = held;
      held[name] = this.moved(kind, target, join("#/components", section, name));
    }
    return { document, origins: this.origins };
  }

  /** The entry's components by section, which may themselves be in other files. */
  private components(): Map<string, Target> {
    const { entry } = this.workspace;
    const loc = at({ source: entry, pointer: "#" }, "components");
    const whole = this.workspace.deref(get(entry.root, "components"), loc);
    return new Map(
      entries(whole.value).map(([section, held]) => [
        section,
        this.workspace.deref(held, at(whole.loc, section)),
      ]),
    );
  }

  /** A component that stands in another file, or is nothing but a reference to one, gives its name to that place. */
  private reserve(components: ReadonlyMap<string, Target>): void {
    for (const [section, held] of components) {
      for (const [name, value] of entries(held.value)) {
        const loc = at(held.loc, name);
        const ref = get(value, "$ref");
        const isAlias = typeof ref === "string" && Object.keys(objectOrEmpty(value)).length === 1;
        for (const place of [loc, ...(isAlias ? [this.workspace.resolve(ref, loc).loc] : [])])
          if (place.source.id !== "" && !this.landed.has(keyOf(place)))
            this.landed.set(keyOf(place), join("#/components", section, name));
      }
    }
  }

  /** The copy of a value that stands at `loc`, for the place `pointer` of the bundle. */
  private copy(kind: ObjectKind, value: Json | undefined, loc: Loc, pointer: string): Json {
    if (Array.isArray(value)) {
      const of = childKind(kind, value, "");
      if (of === undefined) return value;
      return value.map((item, index) => this.copy(of, item, at(loc, index), join(pointer, index)));
    }
    if (!isObject(value)) return value ?? null;
    const ref = referenceIn(kind, value, loc.source);
    if (ref !== undefined) return this.reference(kind, ref, value, loc, pointer);
    return this.members(kind, value, loc, pointer);
  }

  private members(kind: ObjectKind, value: JsonObject, loc: Loc, pointer: string): JsonObject {
    const copied: JsonObject = {};
    for (const [key, held] of Object.entries(value)) {
      if (kind === "schema" && resourceKeys.has(key)) continue;
      const of = childKind(kind, value, key);
      if (of !== undefined) copied[key] = this.copy(of, held, at(loc, key), join(pointer, key));
      else copied[key] = isForPeople(key) ? this.words(held, at(loc, key), 8) : held;
    }
    if (kind === "schema") this.schemaReferences(copied, value, loc);
    return keepDigits(value, copied);
  }

  /** What people read, with what they keep of it in other files: many write `$ref` where no specification has one. */
  private words(value: Json | undefined, loc: Loc, steps: number): Json {
    if (steps === 0 || typeof value !== "object" || value === null) return value ?? null;
    const word = (held: Json | undefined, key: string | number) => this.words(held, at(loc, key), steps - 1);
    if (Array.isArray(value)) return keepDigits(value, value.map(word));
    if (typeof value.$ref !== "string")
      return keepDigits(
        value,
        Object.fromEntries(Object.entries(value).map(([key, held]) => [key, word(held, key)])),
      );
    try {
      const target = this.workspace.deref(value, loc);
      return target.loc.source.id === "" ? value : this.words(target.value as Json, target.loc, steps - 1);
    } catch {
      // A `$ref` inside an example is part of the example.
      return value;
    }
  }

  private reference(kind: ObjectKind, ref: string, value: JsonObject, loc: Loc, pointer: string): Json {
    const target = this.workspace.resolve(ref, loc);
    const { $ref: _, ...others } = value;
    const rest = keepDigits(value, others);
    const siblings = kind === "schema" || kind === "pathItem" ? this.members(kind, rest, loc, pointer) : rest;
    const isOwn = this.landed.get(keyOf(target.loc)) === pointer;
    if (isOwn) return this.moved(kind, target, pointer);
    const place = this.placeOf(kind, target, loc);
    if (place !== undefined) return { $ref: encode(place), ...siblings };
    const inline = this.moved(kind, target, pointer);
    if (!isObject(inline) || Object.keys(siblings).length === 0) return inline;
    return keepDigits(siblings as object, keepDigits(inline, { ...inline, ...objectOrEmpty(siblings) }));
  }

  /** The pointer of a target in the bundle; undefined when it has to be copied to where it is used. */
  private placeOf(kind: ObjectKind, target: Target, from: Loc): string | undefined {
    const isMap = grammar[kind].plain === true;
    if (target.loc.source.id === "" && !isMap) return target.loc.pointer;
    const key = keyOf(target.loc);
    const known = this.landed.get(key);
    if (known !== undefined) return known;
    const { section } = grammar[kind];
    const isOpen = this.open.has(key);
    if (section === undefined || !this.has(section) || (inlined.has(kind) && !isOpen)) {
      if (isOpen) throw this.workspace.fault(at(from, "$ref"), faults.refCycle());
      return undefined;
    }
    const name = this.names.take(section, target.loc);
    const pointer = join("#/components", section, name);
    this.landed.set(key, pointer);
    this.waiting.push({ kind, target, section, name });
    return pointer;
  }

  private has(section: string): boolean {
    if (section === "pathItems") return this.version !== "3.0";
    return section !== "mediaTypes" || this.version === "3.2";
  }

  /** The copy of what stands in another place. */
  private moved(kind: ObjectKind, { value, loc }: Target, pointer: string): Json {
    const key = keyOf(loc);
    const isOpen = this.open.has(key);
    this.open.add(key);
    this.origins.set(pointer, loc);
    const copied = this.copy(kind, value as Json, loc, pointer);
    if (!isOpen) this.open.delete(key);
    return copied;
  }

  /** The references of a schema that no `$ref` spells. */
  private schemaReferences(copied: JsonObject, value: JsonObject, loc: Loc): void {
    for (const key of ["$dynamicRef", "$recursiveRef"]) {
      const ref = value[key];
      if (typeof ref !== "string") continue;
      const place = this.placeOf("schema", this.workspace.resolve(ref, loc), loc);
      if (place !== undefined) copied[key] = encode(place);
    }
    const written = value.discriminator;
    if (!isObject(written)) return;
    const discriminator = { ...written };
    const mapping = this.mapping(written, value, loc);
    if (mapping !== undefined) discriminator.mapping = mapping;
    const fallback = written.defaultMapping;
    if (typeof fallback === "string") discriminator.defaultMapping = this.mapped(fallback, loc);
    copied.discriminator = discriminator;
  }

  /** The mapping with the new places, and with a name that an alternative had and has no longer. */
  private mapping(discriminator: JsonObject, schema: JsonObject, loc: Loc): JsonObject | undefined {
    const mapping: JsonObject = {};
    for (const [name, target] of entries(discriminator.mapping))
      mapping[name] = typeof target === "string" ? this.mapped(target, loc) : target;
    for (const member of [...asArray(schema.oneOf), ...asArray(schema.anyOf)]) {
      const ref = get(member, "$ref");
      const name = typeof ref === "string" ? impliedName(ref) : undefined;
      if (typeof ref !== "string" || name === undefined || Object.hasOwn(mapping, name)) continue;
      const place = this.placeOf("schema", this.workspace.resolve(ref, loc), loc);
      if (place !== undefined && lastKey(place) !== name) mapping[name] = encode(place);
    }
    return Object.keys(mapping).length === 0 ? undefined : mapping;
  }

  private mapped(target: string, loc: Loc): string {
    const found = mappedSchema(this.workspace, target, loc);
    // A name stays a name.
    if (found === undefined || (found.loc.source.id === "" && mappingRef(target) !== target)) return target;
    const place = this.placeOf("schema", found, loc);
    return place === undefined ? target : encode(place);
  }
}

function keyOf({ source, pointer }: Loc): string {
  return `${source.id} ${pointer}`;
}
