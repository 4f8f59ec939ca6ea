import { ContractError } from "../../errors.ts";
import { asArray, get, isObject, type JsonObject } from "../../json.ts";
import { type Loc, lastKey } from "../../reader/pointer.ts";
import type { Target } from "../../reader/workspace.ts";
import { leadsBack } from "./circles.ts";
import { discriminated } from "./discriminated.ts";
import type { Tags } from "./discriminator.ts";
import { Lowering } from "./lowering.ts";
import { emptyScope, entered, opened, type Scope } from "./scope.ts";
import type { JsonSchema, KeywordFault, Reading, Resolver } from "./types.ts";

/**
 * A schema of a contract, spelled as JSON Schema 2020-12 whatever the contract's dialect is.
 * References are `#/$defs/<name>`, which {@link Schemas.definition} answers.
 */
export interface Schema {
  readonly home: Schemas;
  readonly root: JsonSchema;
  /** Where it is written; absent for one that nobody wrote. */
  readonly loc: Loc | undefined;
  /** Names of the definitions that it refers to by itself. */
  readonly uses: ReadonlySet<string>;
  /** Number of schema objects in it. */
  readonly size: number;
  /** What is wrong in it; the keyword at fault is left out of `root`. */
  readonly faults: readonly KeywordFault[];
}

/** A schema with the definitions that it needs, as a validator takes it. */
export interface Whole {
  readonly root: JsonSchema;
  /** The definitions in it, by name. */
  readonly definitions: ReadonlyMap<string, Schema>;
  readonly faults: readonly KeywordFault[];
}

interface Definition {
  readonly raw: unknown;
  readonly loc: Loc;
  readonly scope: Scope;
  schema?: Schema;
}

/** The schemas of one contract, read in one direction. Each is lowered once, when it is first asked for. */
export class Schemas {
  readonly reading: Reading;
  private readonly resolver: Resolver;
  private readonly known = new Map<unknown, Map<string, Schema>>();
  private readonly names = new Map<unknown, Map<number, string>>();
  private readonly definitions = new Map<string, Definition>();
  private readonly places = new WeakMap<object, Loc>();
  private readonly tags = new WeakMap<object, Tags>();
  private readonly ruled = new WeakMap<Schema, Schema>();
  private readonly described = new WeakMap<Schema, Schema | undefined>();
  private readonly circles = new WeakMap<object, boolean>();
  /** The same schemas, read without discriminators. */
  private plain: Schemas | undefined;

  constructor(resolver: Resolver, reading: Reading) {
    this.resolver = resolver;
    this.reading = reading;
  }

  /** The schema written at `loc`; an absent schema accepts anything. */
  at(raw: unknown, loc: Loc): Schema {
    if (raw === undefined) return this.join([]);
    const byPlace = this.known.get(raw) ?? new Map<string, Schema>();
    this.known.set(raw, byPlace);
    // Objects have an identity; what is not one is distinguished by its place.
    const key = typeof raw === "object" && raw !== null ? "" : `${loc.source.id}${loc.pointer}`;
    const schema = byPlace.get(key) ?? this.lower(raw, loc, this.enter({ value: raw, loc }, emptyScope));
    byPlace.set(key, schema);
    return schema;
  }

  /** One schema in which all the given ones hold. */
  join(schemas: readonly Schema[]): Schema {
    const [first, ...others] = schemas;
    if (first !== undefined && others.length === 0) return first;
    return {
      home: this,
      root: first === undefined ? true : { allOf: schemas.map(({ root }) => root) },
      loc: first?.loc,
      uses: new Set(schemas.flatMap(({ uses }) => [...uses])),
      size: schemas.reduce((sum, { size }) => sum + size, 1),
      faults: schemas.flatMap(({ faults }) => faults),
    };
  }

  /** One schema of which at least one of the given lowered ones holds. */
  some(parts: readonly JsonSchema[]): Schema {
    const [only, ...others] = parts;
    const root: JsonSchema = only !== undefined && others.length === 0 ? only : { anyOf: [...parts] };
    const uses = new Set(refsIn(root).map(lastKey));
    return { home: this, root, loc: this.placeOf(root), uses, size: 1, faults: [] };
  }

  /** The schema or null. */
  orNull(schema: Schema): Schema {
    return { ...schema, root: { anyOf: [schema.root, { type: "null" }] } };
  }

  /** The schema that a reference such as `#/$defs/d3` names. */
  definition(ref: string): Schema {
    return this.named(lastKey(ref));
  }

  private named(name: string): Schema {
    const definition = this.definitions.get(name);
    if (definition === undefined) throw new Error(`${name} is not a definition of this contract's schemas`);
    definition.schema ??= this.lower(definition.raw, definition.loc, definition.scope);
    return definition.schema;
  }

  /** Where a schema inside a lowered one is written. */
  placeOf(schema: JsonSchema): Loc | undefined {
    return typeof schema === "object" ? this.places.get(schema) : undefined;
  }

  /** What a discriminator says of a schema inside a lowered one. */
  tagsOf(schema: JsonSchema): Tags | undefined {
    return typeof schema === "object" ? this.tags.get(schema) : undefined;
  }

  /** The schema with all definitions that it reaches; undefined when these are more than `limit` schema objects. */
  whole(schema: Schema): Whole;
  whole(schema: Schema, limit: number): Whole | undefined;
  whole(schema: Schema, limit = Number.POSITIVE_INFINITY): Whole | undefined {
    const reached = new Map<string, Schema>();
    const faults = [...schema.faults];
    let size = schema.size;
    const pending = [...schema.uses];
    for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
      if (reached.has(name)) continue;
      const inner = this.judged(this.named(name));
      reached.set(name, inner);
      faults.push(...inner.faults);
      pending.push(...inner.uses);
      size += inner.size;
      if (size > limit) return undefined;
    }
    if (size > limit) return undefined;
    const { root } = this.judged(schema);
    if (reached.size === 0 || typeof root === "boolean") return { root, definitions: reached, faults };
    const $defs = Object.fromEntries([...reached].map(([name, inner]) => [name, inner.root]));
    return { root: { ...root, $defs }, definitions: reached, faults };
  }

  /** The schema as values are judged by it. */
  judged(schema: Schema): Schema {
    if (this.reading.discriminates !== true) return schema;
    const known = this.ruled.get(schema) ?? {
      ...schema,
      root: discriminated(schema.root, {
        tagsOf: (inner) => this.tagsOf(inner),
        copied: (original, copy) => {
          const place = this.places.get(original);
          if (place !== undefined) this.places.set(copy, place);
        },
        lists: (inner, property) => this.lists(inner, property),
      }),
    };
    this.ruled.set(schema, known);
    return known;
  }

  /**
   * The schema as those judge values to whom a discriminator only describes a union; undefined where that makes no
   * difference.
   */
  undiscriminated(schema: Schema): Schema | undefined {
    if (this.reading.discriminates !== true) return undefined;
    if (this.described.has(schema)) return this.described.get(schema);
    const reached = [schema, ...[...this.whole(schema).definitions.keys()].map((name) => this.named(name))];
    const isSame = reached.every((each) => this.judged(each).root === each.root);
    const known = isSame ? undefined : { ...schema, home: this.withoutDiscriminators() };
    this.described.set(schema, known);
    return known;
  }

  private withoutDiscriminators(): Schemas {
    const reading = { ...this.reading, discriminates: false };
    this.plain ??= Object.create(this, { reading: { value: reading } }) as Schemas;
    return this.plain;
  }

  /** Whether a lowered schema, or what it refers to, lists the values of a property. */
  private lists(schema: unknown, property: string): boolean {
    return this.about(schema).some((part) =>
      this.about(get(part.properties, property)).some(
        ({ enum: values, const: only }) => (values ?? only) !== undefined,
      ),
    );
  }

  /** The lowered schema, what it refers to, and what these are all of. */
  private about(schema: unknown, seen = new Set<unknown>()): JsonObject[] {
    if (!isObject(schema) || seen.has(schema)) return [];
    seen.add(schema);
    const target = typeof schema.$ref === "string" ? [this.definition(schema.$ref).root] : [];
    return [
      schema,
      ...[...target, ...asArray(schema.allOf)].flatMap((part) => this.about(part, seen)),
    ] as JsonObject[];
  }

  private lower(raw: unknown, loc: Loc, scope: Scope): Schema {
    const uses = new Set<string>();
    const faults: KeywordFault[] = [];
    const lowering = new Lowering({
      reading: this.reading,
      scope,
      look: (ref, from) => this.look(ref, from),
      define: (target, within) => {
        if (within.open.has(target.value)) return undefined;
        const name = this.nameOf(target, this.enter(target, within));
        uses.add(name);
        return name;
      },
      report: (message, at) => faults.push({ message, loc: at }),
      place: (schema, at) => this.places.set(schema, at),
      tag: (schema, tags) => this.tags.set(schema, tags),
    });
    const root = lowering.schema(raw, loc);
    return { home: this, root, loc, uses, size: lowering.count, faults };
  }

  /** The scope inside a target. */
  private enter({ value, loc }: Target, scope: Scope): Scope {
    const inside = entered(loc, scope);
    if (typeof value !== "object" || value === null) return inside;
    const isCircle = this.circles.get(value) ?? leadsBack(value, loc, (ref, from) => this.look(ref, from));
    this.circles.set(value, isCircle);
    return isCircle ? opened(value, inside) : inside;
  }

  private look(ref: string, from: Loc): Target | undefined {
    try {
      return this.resolver.resolve(ref, from);
    } catch (error) {
      if (error instanceof ContractError) return undefined;
      throw error;
    }
  }

  /** The definition's name: one for each target and what its dynamic references mean there. */
  private nameOf({ value: raw, loc }: Target, scope: Scope): string {
    const key =
      typeof raw === "object" && raw !== null ? raw : `${String(raw)}@${loc.source.id}${loc.pointer}`;
    const byScope = this.names.get(key) ?? new Map<number, string>();
    this.names.set(key, byScope);
    const name = byScope.get(scope.id) ?? `d${this.definitions.size}`;
    if (!byScope.has(scope.id)) {
      byScope.set(scope.id, name);
      this.definitions.set(name, { raw, loc, scope });
    }
    return name;
  }
}

/** The references inside a lowered schema. */
function refsIn(schema: unknown): string[] {
  if (typeof schema !== "object" || schema === null) return [];
  const ref = Array.isArray(schema) ? undefined : (schema as { $ref?: unknown }).$ref;
  return [...(typeof ref === "string" ? [ref] : []), ...Object.values(schema).flatMap(refsIn)];
}
