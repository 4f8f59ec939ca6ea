import { faults } from "../../faults.ts";
import { asArray, asObject, brief, entries, get, type Json, type JsonObject } from "../../json.ts";
import { at, type Loc } from "../../reader/pointer.ts";
import type { Target } from "../../reader/workspace.ts";
import { isCalled, rule } from "./discriminated.ts";
import { heirsOf, type Tags, tagsOf } from "./discriminator.ts";
import { type Absent, absentNames, withoutNames } from "./hidden.ts";
import { fitsKind, type KeywordKind, keywords, leftOut } from "./keywords.ts";
import { below, entered, type Scope } from "./scope.ts";
import { spellBounds, spellNull, spellTypes, spellValues } from "./spelling.ts";
import type { JsonSchema, Reading } from "./types.ts";

/** What a lowering needs of the schemas around it, and what it reports to them. */
export interface Surroundings {
  readonly reading: Reading;
  readonly scope: Scope;
  /** What a reference points at; undefined when there is nothing. */
  look(ref: string, from: Loc): Target | undefined;
  /** The name of the definition that a target becomes; undefined where it is open, and so demands nothing more. */
  define(target: Target, scope: Scope): string | undefined;
  report(message: string, loc: Loc): void;
  place(schema: object, loc: Loc): void;
  tag(schema: object, tags: Tags): void;
}

const nothing: Absent = new Set();

/** Keywords whose schemas are about the same value as the schema that holds them. */
const aboutTheSame = new Set(["allOf", "anyOf", "oneOf", "if", "then", "else", "dependentSchemas"]);

/** Spells one schema as JSON Schema 2020-12, down to its references. A keyword at fault is reported and left out. */
export class Lowering {
  count = 0;
  private readonly around: Surroundings;
  private scope: Scope;
  /** Whether the schema at hand is a part of one that is all of several: then it is not what readers choose by. */
  private isPart = false;
  /** Properties that the value at hand never has in this direction. */
  private absent: Absent = nothing;

  constructor(around: Surroundings) {
    this.around = around;
    this.scope = around.scope;
  }

  /** The lowered form of a schema as written. */
  schema(raw: unknown, loc: Loc): JsonSchema {
    if (typeof raw === "boolean") return raw;
    const given = asObject(raw);
    if (given === undefined) {
      return this.fault({}, "a schema is an object or a boolean", loc);
    }
    const outer = this.scope;
    if (typeof given.$id === "string") this.scope = entered(loc, outer);
    const lowered = this.object(given, loc);
    this.scope = outer;
    return lowered;
  }

  private object(given: JsonObject, loc: Loc): JsonSchema {
    this.count++;
    const out: JsonObject = {};
    this.around.place(out, loc);
    const { dialect } = this.around.reading;
    // In 3.0 nothing counts next to a reference.
    if (dialect === "3.0" && typeof given.$ref === "string") {
      this.reference(out, given, loc);
      return out;
    }
    const outer = this.absent;
    const own = absentNames(given, loc, this.around);
    this.absent = own.size === 0 ? outer : new Set([...outer, ...own]);
    for (const [key, value] of entries(given)) {
      const kind = keywords.get(key);
      if (kind !== undefined) this.keyword(out, key, kind, value, at(loc, key));
    }
    withoutNames(out, this.absent);
    this.absent = outer;
    spellTypes(out, given, (message) => this.fault(out, message, at(loc, "type")));
    spellBounds(out, given);
    this.spellTuple(out, given, loc);
    this.spellDependencies(out, given, loc);
    const tags = tagsOf(given, loc, this.around);
    if (tags !== undefined) this.around.tag(out, tags);
    this.reference(out, given, loc);
    const isNullable = dialect === "3.0" && given.nullable === true;
    const valued = spellValues(out);
    if (!isNullable) return valued;
    const nullable = spellNull(valued);
    if (typeof nullable === "object") this.around.place(nullable, loc);
    return nullable;
  }

  private fault(out: JsonObject, message: string, loc: Loc): JsonObject {
    this.around.report(message, loc);
    out[leftOut] = true;
    return out;
  }

  private keyword(out: JsonObject, key: string, kind: KeywordKind, value: Json, loc: Loc): void {
    // These are spelled by the functions for older forms.
    if (typeof value === "boolean" && (key === "exclusiveMinimum" || key === "exclusiveMaximum")) return;
    if (key === "items" && Array.isArray(value)) return;
    if (!fitsKind(kind, value)) {
      this.fault(out, faultOf(key, kind, value), loc);
      return;
    }
    if (key === "example") out.examples = [value, ...asArray(out.examples)];
    else if (key === "examples") out.examples = [...asArray(out.examples), ...asArray(value)];
    else out[key] = this.inner(out, key, kind, value, loc);
  }

  private inner(out: JsonObject, key: string, kind: KeywordKind, value: Json, loc: Loc): Json {
    const outer = { absent: this.absent, scope: this.scope };
    if (!aboutTheSame.has(key)) {
      this.absent = nothing;
      this.scope = below(this.scope);
    }
    const isPart = this.isPart;
    this.isPart = key === "allOf";
    let lowered = value;
    if (kind === "a schema") lowered = this.schema(value, loc);
    if (kind === "a list of schemas")
      lowered = asArray(value).map((item, index) => this.schema(item, at(loc, index)));
    if (kind === "a map of schemas" || kind === "a map of patterns") {
      const whole = this.whole(value, loc);
      const items = entries(whole.value);
      const isUsable = ([pattern]: [string, Json]) => this.isPattern(out, key, pattern, loc);
      lowered = this.map(kind === "a map of schemas" ? items : items.filter(isUsable), whole.loc);
    }
    this.isPart = isPart;
    this.absent = outer.absent;
    this.scope = outer.scope;
    return lowered;
  }

  private isPattern(out: JsonObject, key: string, pattern: string, loc: Loc): boolean {
    const fits = fitsKind("a regular expression", pattern);
    if (!fits) this.fault(out, faultOf(key, "a regular expression", pattern), at(loc, pattern));
    return fits;
  }

  /** People write `properties: { $ref: … }` and mean the whole map. */
  private whole(value: Json, loc: Loc): Target {
    const ref = get(value, "$ref");
    return (typeof ref === "string" ? this.around.look(ref, loc) : undefined) ?? { value, loc };
  }

  private map(items: [string, Json][], loc: Loc): JsonObject {
    return Object.fromEntries(items.map(([name, item]) => [name, this.schema(item, at(loc, name))]));
  }

  /** Before 2020-12, a list in `items` was the prefix and `additionalItems` the rest. */
  private spellTuple(out: JsonObject, given: JsonObject, loc: Loc): void {
    if (!Array.isArray(given.items)) return;
    const where = at(loc, "items");
    out.prefixItems = given.items.map((item, index) => this.schema(item, at(where, index)));
    if (given.additionalItems !== undefined)
      out.items = this.schema(given.additionalItems, at(loc, "additionalItems"));
  }

  /** Before 2019-09, one map held the names and the schemas that a property brings with it. */
  private spellDependencies(out: JsonObject, given: JsonObject, loc: Loc): void {
    const named: JsonObject = {};
    const weighed: JsonObject = {};
    for (const [name, held] of entries(given.dependencies)) {
      const where = at(loc, "dependencies", name);
      if (!Array.isArray(held)) weighed[name] = this.inner(out, "dependentSchemas", "a schema", held, where);
      else if (fitsKind("a list of names", held)) named[name] = held;
      else this.fault(out, faultOf("dependencies", "a list of names", held), where);
    }
    // What the newer keywords say holds too.
    if (Object.keys(named).length > 0) also(out, { dependentRequired: named });
    if (Object.keys(weighed).length > 0) also(out, { dependentSchemas: weighed });
  }

  private reference(out: JsonObject, given: JsonObject, loc: Loc): void {
    const names = ["$ref", "$dynamicRef", "$recursiveRef"].flatMap((key) => {
      const ref = given[key];
      if (typeof ref !== "string") return [];
      const target = this.around.look(ref, loc);
      if (target === undefined) {
        this.fault(out, faults.refNothing(ref).message, at(loc, key));
        return [];
      }
      const meant = key === "$dynamicRef" ? this.outermost(ref, target) : target;
      return this.around.define(meant, this.scope) ?? [];
    });
    const [first, ...others] = names.map((name) => `#/$defs/${name}`);
    if (first !== undefined && !this.heirs(out, given, loc, first)) out.$ref = first;
    if (others.length > 0) out.allOf = [...asArray(out.allOf), ...others.map(($ref) => ({ $ref }))];
  }

  /** A reference to a base with a discriminator means one of the schemas that are made of it, where readers choose by it. */
  private heirs(out: JsonObject, given: JsonObject, loc: Loc, base: string): boolean {
    const { $ref: ref } = given;
    const { discriminates, inherits } = this.around.reading;
    if ((discriminates !== true && inherits !== true) || this.isPart || typeof ref !== "string") return false;
    const target = this.around.look(ref, loc);
    const heirs = target === undefined ? undefined : heirsOf(target, this.around);
    if (heirs === undefined || out.anyOf !== undefined || out.oneOf !== undefined) return false;
    const known = heirs.heirs.flatMap(({ target: heir, names }) => {
      const name = this.around.define(heir, this.scope);
      return name === undefined ? [] : [{ names, branch: { $ref: `#/$defs/${name}` } }];
    });
    if (known.length === 0) return false;
    if (discriminates !== true) {
      const called = known.map(({ names, branch }) => rule(isCalled(heirs.property, names), branch));
      also(out, { allOf: called });
      return false;
    }
    out.anyOf = [...known.map(({ branch }) => branch), { $ref: base }];
    const branches = [...known.map(({ names }) => names), []];
    this.around.tag(out, { property: heirs.property, branches, own: [] });
    return true;
  }

  /** What a dynamic reference means here: the outermost schema with that anchor, if it points at one at all. */
  private outermost(ref: string, target: Target): Target {
    const name = get(target.value, "$dynamicAnchor");
    if (typeof name !== "string" || !ref.endsWith(`#${name}`)) return target;
    const loc = this.scope.anchors.get(name);
    return (loc && this.around.look(loc.pointer, { ...loc, pointer: "#" })) ?? target;
  }
}

/** Adds a keyword, next to what the schema says with it already. */
function also(out: JsonObject, more: JsonObject): void {
  if (Object.keys(more).some((key) => key in out)) out.allOf = [...asArray(out.allOf), more];
  else Object.assign(out, more);
}

function faultOf(key: string, kind: KeywordKind, value: unknown): string {
  if (kind === "a regular expression") return `JavaScript cannot run the regular expression ${brief(value)}`;
  return faults.wrongType(key, kind, value).message;
}
