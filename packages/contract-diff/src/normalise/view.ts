import { keepDigits } from "@partner-licenses/document/digits";
import { asArray, asObject, entries, get, type JsonObject } from "@partner-licenses/document/json";
import { at, join, type Loc } from "@partner-licenses/document/reader/pointer";
import type { Version } from "@partner-licenses/document/reader/version";
import type { Workspace } from "@partner-licenses/document/reader/workspace";
import { fileName } from "../match/file-name.ts";
import type { SchemaNode } from "./node.ts";
import { siblingsAsWords, standsAlone } from "./siblings.ts";

/** One schema as written. All parts of a view hold at once. */
export interface SchemaPart {
  readonly raw: JsonObject | boolean;
  readonly loc: Loc;
  /** With `unevaluated*`: this part and all that came from its own `allOf` and `$ref`. */
  scope?: readonly SchemaPart[];
}

/** A text of the contract, parsed, and its place. */
export interface Written {
  readonly raw: unknown;
  readonly loc: Loc;
}

/** A schema as readers see it: `$ref`s followed and `allOf` flattened into parts that all hold. */
export interface View {
  readonly id: number;
  readonly side: ContractSide;
  readonly parts: readonly SchemaPart[];
  /** The pointer that the outermost `$ref` names, for matching and for messages; of a whole file, that to its name. */
  readonly ref?: string;
  /** The schema as written, for quick comparison; absent when several schemas were merged. */
  readonly written?: Written;
  /** The outermost schema says `nullable: true`. */
  readonly nullable: boolean;
  node?: SchemaNode | "building";
}

/** One contract's schemas. Equal schemas give the same view, so that pairs of views can be memoised. */
export class ContractSide {
  readonly workspace: Workspace;
  readonly version: Version;
  private readonly ids = new WeakMap<object, number>();
  private readonly views = new Map<string, View>();
  private nextId = 10;
  private nextView = 0;

  constructor(workspace: Workspace, version: Version) {
    this.workspace = workspace;
    this.version = version;
  }

  /** The view of a schema written at `loc`; an absent schema accepts anything. */
  view(raw: unknown, loc: Loc): View {
    if (raw === undefined) return this.viewOf([]);
    const written = raw;
    // Booleans have no identity of their own; their place keeps them apart.
    const key = typeof raw === "object" ? this.idOf(raw) : `${String(raw)}@${loc.source.id}${loc.pointer}`;
    const known = this.views.get(key);
    if (known !== undefined) return known;
    const parts: SchemaPart[] = [];
    this.expand(written, loc, parts, new Set());
    const ref = get(written, "$ref");
    const target = typeof ref === "string" ? { ref: pointerTo(this.workspace.resolve(ref, loc).loc) } : {};
    const nullable = parts[0] !== undefined && get(parts[0].raw, "nullable") === true;
    const view: View = {
      id: this.nextView++,
      side: this,
      parts,
      nullable,
      written: { raw: written, loc },
      ...target,
    };
    this.views.set(key, view);
    return view;
  }

  /** The view in which all the given views hold. */
  meet(views: readonly View[]): View {
    const [first, ...others] = views;
    if (first !== undefined && others.every((view) => view === first)) return first;
    const parts = views.flatMap((view) => (isAny(view) ? [] : view.parts));
    return this.viewOf(
      parts,
      views.every((view) => view.nullable),
    );
  }

  /** The view of given parts, perhaps under a name. */
  viewOf(parts: readonly SchemaPart[], nullable = false, ref?: string): View {
    const unique = [...new Map(parts.map((part) => [this.idOf(part.raw), part])).values()];
    const key = `${ref ?? ""}&${nullable ? "?" : ""}${unique.map((part) => this.idOf(part.raw)).join("&")}`;
    const known = this.views.get(key);
    if (known !== undefined) return known;
    const named = ref === undefined ? {} : { ref };
    const view: View = { id: this.nextView++, side: this, parts: unique, nullable, ...named };
    this.views.set(key, view);
    return view;
  }

  private expand(raw: unknown, loc: Loc, parts: SchemaPart[], seen: Set<unknown>): void {
    if (raw === true || seen.has(raw)) return;
    const schema = asObject(raw);
    if (schema === undefined) {
      if (raw === false) parts.push({ raw: false, loc });
      return;
    }
    seen.add(raw);
    const alone = standsAlone(schema, this.version);
    const part: SchemaPart = { raw: alone ? siblingsAsWords(schema) : this.withMaps(schema, loc), loc };
    const start = parts.length;
    const ref = schema.$ref ?? schema.$dynamicRef ?? schema.$recursiveRef;
    const twice = doubleNot(schema);
    const own = twice === undefined && Object.keys(schema).some((key) => !structural.has(key));
    if (own) parts.push(part);
    if (typeof ref === "string") {
      const target = this.workspace.resolve(ref, loc);
      this.expand(target.value, target.loc, parts, seen);
    }
    if (alone) return;
    if (twice !== undefined) this.expand(twice, at(loc, "not", "not"), parts, seen);
    for (const [index, member] of asArray(schema.allOf).entries()) {
      this.expand(member, at(loc, "allOf", index), parts, seen);
    }
    if ("unevaluatedProperties" in schema || "unevaluatedItems" in schema) part.scope = parts.slice(start);
  }

  /** The schema with each whole map that is a `$ref` written as references to its members. */
  private withMaps(schema: JsonObject, loc: Loc): JsonObject {
    const followed = maps.flatMap((key) => {
      const ref = get(schema[key], "$ref");
      if (typeof ref !== "string") return [];
      const inner = ref.includes("#") ? ref : `${ref}#`;
      const { value } = this.workspace.deref(schema[key], at(loc, key));
      return [[key, Object.fromEntries(entries(value).map(([name]) => [name, { $ref: join(inner, name) }]))]];
    });
    return followed.length === 0
      ? schema
      : keepDigits(schema, { ...schema, ...Object.fromEntries(followed) });
  }

  private idOf(raw: unknown): string {
    const object = typeof raw === "object" && raw !== null ? raw : undefined;
    if (object === undefined) return String(raw);
    const id = this.ids.get(object) ?? this.nextId++;
    this.ids.set(object, id);
    return String(id);
  }
}

/** What names a schema: its pointer, or the name of the file that it fills, as if that were one. */
export function pointerTo({ source, pointer }: Loc): string {
  return /^#?$/.test(pointer) ? join("", fileName(source.id)) : pointer;
}

/** Keywords that hold schemas by name; people write `properties: { $ref: … }` and mean the whole map. */
const maps = ["properties", "patternProperties", "dependentSchemas"];

const structural = new Set(["$ref", "$dynamicRef", "$recursiveRef", "allOf", "$defs", "definitions"]);

/** What a schema demands that forbids nothing but what it forbids, as `not: { not: … }` does. */
function doubleNot(schema: JsonObject): unknown {
  const inner = asObject(schema.not);
  const isPlain = (object: JsonObject) => Object.keys(object).length === 1;
  return inner !== undefined && isPlain(schema) && isPlain(inner) ? inner.not : undefined;
}

/** Whether the view accepts every value without a word. */
export function isAny(view: View): boolean {
  return view.parts.length === 0 && !view.nullable;
}

/** Whether the view is the schema `false`, or `not: {}`, which is how OpenAPI 3.0 has to spell it. */
export function isFalse(view: View): boolean {
  return view.parts.some((part) => part.raw === false || isEverything(get(part.raw, "not")));
}

/** Whether a schema as written takes every value. */
export function isEverything(raw: unknown): boolean {
  return raw === true || (asObject(raw) !== undefined && Object.keys(raw as JsonObject).length === 0);
}

/** The place to show for a view; none for a schema that nobody wrote. */
export function locOf(view: View): Loc | undefined {
  return view.written?.loc ?? view.parts[0]?.loc;
}

/** Where a change is on either side. */
export interface Places {
  readonly base?: Loc;
  readonly revision?: Loc;
}

/** The places of a change, where there are any. */
export function places(base: Loc | undefined, revision: Loc | undefined): Places {
  return { ...(base && { base }), ...(revision && { revision }) };
}
