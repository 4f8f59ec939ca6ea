import { asArray, asObject, canonical, entries, type JsonObject, strings } from "../../json.ts";
import { isJson } from "../../model/media-types.ts";
import type { Schemas } from "../schema/schemas.ts";
import { typesOf } from "../schema/spelling.ts";
import type { JsonSchema } from "../schema/types.ts";
import { type Member, membersOf, type ObjectPart } from "./names.ts";

/** The key under which a discriminator's names stand in a schema that only this module makes and sees. */
const tagsKey = "discriminator's names";

/** An end of the numbers that are allowed. */
export interface Bound {
  readonly at: number;
  readonly isOpen: boolean;
}

/** One schema's items: those with a place of their own, and the rest. */
export interface ArrayPart {
  readonly prefix: readonly JsonSchema[];
  readonly rest: JsonSchema | undefined;
}

/** A `contains` with its counts. */
export interface Contained {
  readonly schema: JsonSchema;
  readonly min: number;
  readonly max: number;
}

/** Chooses one of the branches of a union, by its position. */
export type Pick = (branches: readonly JsonSchema[]) => number;

/** What several schemas together say of one value, one branch of each union taken. */
export class Facets {
  /** The types that are left, in the order in which they are named; undefined when all are. */
  types: string[] | undefined;
  /** The values that are left; undefined when they are not listed. */
  values: unknown[] | undefined;
  /** Values that the contract shows, the best first. */
  readonly shown: unknown[] = [];
  /** The names that a discriminator has for the branch that was taken; none where it asks for nothing. */
  readonly tags: unknown[] = [];
  /** The known values of an open list. */
  readonly expected: unknown[] = [];
  /** What `x-faker` asks for. */
  readonly recipes: unknown[] = [];
  readonly refs = new Set<string>();
  readonly low: Bound[] = [];
  readonly high: Bound[] = [];
  readonly steps: number[] = [];
  readonly formats: string[] = [];
  readonly patterns: string[] = [];
  readonly encodings: string[] = [];
  /** What the text holds as JSON. */
  readonly held: JsonSchema[] = [];
  minLength = 0;
  maxLength = Number.POSITIVE_INFINITY;
  minItems = 0;
  maxItems = Number.POSITIVE_INFINITY;
  isUnique = false;
  readonly arrays: ArrayPart[] = [];
  readonly contains: Contained[] = [];
  minProperties = 0;
  maxProperties = Number.POSITIVE_INFINITY;
  readonly objects: ObjectPart[] = [];
  readonly names: JsonSchema[] = [];
  readonly required = new Set<string>();
  readonly dependent = new Map<string, (string[] | JsonSchema)[]>();
  /** For each branch that was not taken, the properties that only it declares. */
  readonly foreign: ReadonlyMap<string, JsonSchema>[] = [];
  readonly nots: JsonSchema[] = [];
  private readonly home: Schemas;
  private readonly pick: Pick;
  private readonly met = new Set<unknown>();
  private known: ReadonlyMap<string, Member> | undefined;

  constructor(home: Schemas, pick: Pick) {
    this.home = home;
    this.pick = pick;
  }

  /** The members that are declared, in the order in which they stand. */
  get members(): ReadonlyMap<string, Member> {
    this.known ??= membersOf(this.objects);
    return this.known;
  }

  /** Adds a schema that must hold too. */
  meet(schema: JsonSchema): void {
    this.known = undefined;
    if (schema === true || this.met.has(schema)) return;
    if (schema === false) {
      this.values = [];
      return;
    }
    this.met.add(schema);
    const start = { objects: this.objects.length, arrays: this.arrays.length };
    this.own(schema);
    this.tagged(schema);
    const ref = schema.$ref;
    if (typeof ref === "string" && !this.refs.has(ref)) {
      this.refs.add(ref);
      this.meet(this.home.definition(ref).root);
    }
    for (const part of parts(schema.allOf)) this.meet(part);
    for (const kind of ["oneOf", "anyOf"]) this.union(schema, kind);
    this.condition(schema);
    this.rest(schema, start);
  }

  private own(schema: JsonObject): void {
    this.limitTypes(typesOf(schema));
    if (Array.isArray(schema.enum)) this.limitValues(schema.enum);
    if ("const" in schema) this.limitValues([schema.const]);
    this.shown.push(...asArray(schema.examples));
    if ("default" in schema) this.shown.push(schema.default);
    if ("x-faker" in schema) this.recipes.push(schema["x-faker"]);
    this.tags.push(...asArray(schema[tagsKey]));
    this.expected.push(...asArray(schema["x-extensible-enum"]));
    const number = (key: string) => (typeof schema[key] === "number" ? [schema[key]] : []);
    for (const at of number("minimum")) this.low.push({ at, isOpen: false });
    for (const at of number("exclusiveMinimum")) this.low.push({ at, isOpen: true });
    for (const at of number("maximum")) this.high.push({ at, isOpen: false });
    for (const at of number("exclusiveMaximum")) this.high.push({ at, isOpen: true });
    this.steps.push(...number("multipleOf"));
    this.minLength = Math.max(this.minLength, ...number("minLength"));
    this.maxLength = Math.min(this.maxLength, ...number("maxLength"));
    this.minItems = Math.max(this.minItems, ...number("minItems"));
    this.maxItems = Math.min(this.maxItems, ...number("maxItems"));
    this.minProperties = Math.max(this.minProperties, ...number("minProperties"));
    this.maxProperties = Math.min(this.maxProperties, ...number("maxProperties"));
    for (const [key, list] of [
      ["format", this.formats],
      ["pattern", this.patterns],
      ["contentEncoding", this.encodings],
    ] as const)
      if (typeof schema[key] === "string" && !list.includes(schema[key])) list.push(schema[key]);
    if (typeof schema.contentMediaType === "string" && isJson(schema.contentMediaType))
      this.held.push((schema.contentSchema ?? true) as JsonSchema);
    this.isUnique ||= schema.uniqueItems === true;
    if (schema.not !== undefined) this.nots.push(schema.not as JsonSchema);
    this.inside(schema, number);
  }

  private inside(schema: JsonObject, number: (key: string) => number[]): void {
    const { prefixItems, items, contains, propertyNames } = schema as Record<string, JsonSchema | undefined>;
    if (prefixItems !== undefined || items !== undefined)
      this.arrays.push({ prefix: parts(prefixItems), rest: items });
    if (contains !== undefined) {
      const [min = 1] = number("minContains");
      const [max = Number.POSITIVE_INFINITY] = number("maxContains");
      this.contains.push({ schema: contains, min, max });
    }
    const properties = asObject(schema.properties) as Record<string, JsonSchema> | undefined;
    const patterns = entries(schema.patternProperties) as [string, JsonSchema][];
    const rest = schema.additionalProperties as JsonSchema | undefined;
    if (properties !== undefined || patterns.length > 0 || rest !== undefined)
      this.objects.push({ properties: properties ?? {}, patterns, rest });
    if (propertyNames !== undefined) this.names.push(propertyNames);
    for (const name of strings(schema.required)) this.required.add(name);
    const dependents = [...entries(schema.dependentRequired), ...entries(schema.dependentSchemas)];
    for (const [name, demand] of dependents)
      this.dependent.set(name, [...(this.dependent.get(name) ?? []), demand as string[] | JsonSchema]);
  }

  private union(schema: JsonObject, kind: string): void {
    const branches = parts(schema[kind]);
    if (branches.length === 0) return;
    const index = this.pick(branches);
    const tags = this.home.tagsOf(schema);
    if (tags !== undefined) this.demand(tags.property, tags.branches[index] ?? []);
    const before = new Set(this.objects);
    this.meet(branches[index] ?? true);
    const own = new Set(
      this.objects.filter((part) => !before.has(part)).flatMap((part) => Object.keys(part.properties)),
    );
    for (const [other, branch] of branches.entries())
      if (other !== index)
        this.foreign.push(new Map(this.declared(branch).filter(([name]) => !own.has(name))));
  }

  /** The properties that a branch declares, its references followed, and one that it excludes where it is closed. */
  private declared(schema: JsonSchema, depth = 0): [string, JsonSchema][] {
    if (typeof schema === "boolean" || depth > 4) return [];
    const ref = schema.$ref;
    const inner = typeof ref === "string" ? [this.home.definition(ref).root] : [];
    return [
      ...(entries(schema.properties) as [string, JsonSchema][]),
      ...(isClosedTo(schema, "extra") ? ([["extra", false]] as [string, JsonSchema][]) : []),
      ...[...inner, ...parts(schema.allOf)].flatMap((part) => this.declared(part, depth + 1)),
    ];
  }

  private tagged(schema: JsonObject): void {
    const tags = this.home.tagsOf(schema);
    if (tags !== undefined) this.demand(tags.property, tags.own);
  }

  /** Asks for one of a discriminator's names, unless an outer schema has asked for its own. */
  private demand(property: string, names: readonly string[]): void {
    if (names.length === 0) return;
    if (this.objects.some((part) => part.isTag === true && property in part.properties)) return;
    this.objects.unshift({
      properties: { [property]: { [tagsKey]: [...names] } },
      patterns: [],
      rest: undefined,
      isTag: true,
    });
    this.required.add(property);
  }

  private condition(schema: JsonObject): void {
    const condition = schema.if as JsonSchema | undefined;
    const [yes, no] = [schema.then, schema.else] as (JsonSchema | undefined)[];
    if (condition === undefined || (yes === undefined && no === undefined)) return;
    if (this.pick([condition, { not: condition }]) === 0) {
      this.meet(condition);
      this.meet(yes ?? true);
    } else {
      this.nots.push(condition);
      this.meet(no ?? true);
    }
  }

  /** `unevaluated…` is about what nothing in the schema has named. */
  private rest(schema: JsonObject, start: { objects: number; arrays: number }): void {
    const { unevaluatedProperties, unevaluatedItems } = schema as Record<string, JsonSchema | undefined>;
    if (unevaluatedProperties !== undefined) {
      const known = this.objects.slice(start.objects);
      if (known.every((part) => part.rest === undefined))
        this.objects.push({
          properties: Object.fromEntries(
            known.flatMap((part) => Object.keys(part.properties)).map((name) => [name, true]),
          ),
          patterns: known.flatMap((part) => part.patterns.map(([pattern]) => [pattern, true] as const)),
          rest: unevaluatedProperties,
        });
    }
    if (unevaluatedItems === undefined) return;
    const known = this.arrays.slice(start.arrays);
    if (known.some((part) => part.rest !== undefined)) return;
    const length = Math.max(0, ...known.map((part) => part.prefix.length));
    this.arrays.push({ prefix: Array.from({ length }, () => true), rest: unevaluatedItems });
  }

  private limitTypes(types: string[] | undefined): void {
    if (types === undefined) return;
    const known = this.types;
    if (known === undefined) this.types = [...types];
    else {
      const both = known.flatMap((type) => {
        if (types.includes(type)) return [type];
        if (type === "number" && types.includes("integer")) return ["integer"];
        return type === "integer" && types.includes("number") ? ["integer"] : [];
      });
      this.types = [...new Set(both)];
    }
  }

  private limitValues(values: readonly unknown[]): void {
    const texts = new Set(values.map(canonical));
    this.values =
      this.values === undefined ? [...values] : this.values.filter((value) => texts.has(canonical(value)));
  }
}

function parts(value: unknown): JsonSchema[] {
  return asArray(value) as JsonSchema[];
}

function isClosedTo({ additionalProperties, properties }: JsonObject, name: string): boolean {
  return additionalProperties === false && !Object.hasOwn(asObject(properties) ?? {}, name);
}
