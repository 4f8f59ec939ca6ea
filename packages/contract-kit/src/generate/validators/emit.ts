import {
  asArray,
  asString,
  type Json,
  type JsonObject,
  objectOrEmpty,
} from "@partner-licenses/document/json";
import { arrayChecks } from "./array.ts";
import { compositionChecks } from "./composition.ts";
import { objectChecks } from "./object.ts";
import { refer } from "./reference.ts";
import { valueChecks } from "./value.ts";

/** State of one generated file. */
export interface Context {
  readonly document: JsonObject;
  /** What the file imports: names by module of the client. */
  readonly imports: Map<string, Set<string>>;
  /** How often each component is referenced. */
  readonly uses: ReadonlyMap<string, number>;
  /** Constants by reference; the check of a composition's part has one of its own. */
  readonly constants: Map<string, string>;
  /** Constants whose text is not complete yet: they are in a circle. */
  readonly unfinished: Set<string>;
  readonly lines: string[];
}

/** What is known of a schema where its check is written. */
export interface Spot {
  readonly types: readonly string[];
  /** Part of a composition: fields that it does not list may be listed by another part. */
  readonly part: boolean;
}

/** An expression: the check of a schema. */
export function check(context: Context, schema: Json | undefined, part = false): string {
  if (schema === false) return `${use(context, "core", "is")}(() => false, "nothing")`;
  const rules = objectOrEmpty(schema);
  const reference = asString(rules["$ref"]);
  const spot = { types: declaredTypes(rules), part };
  const pieces = [
    ...(reference === undefined ? [] : [refer(context, reference, part || Object.keys(rules).length > 1)]),
    ...valueChecks(context, rules, spot),
    ...arrayChecks(context, rules, spot),
    ...objectChecks(context, rules, spot),
    ...compositionChecks(context, rules),
  ];
  if (pieces.length === 0) return use(context, "rare", "anything");
  return pieces.length === 1 ? (pieces[0] as string) : `${use(context, "rare", "all")}(${pieces.join(", ")})`;
}

/** Notes that the file uses something of the client; returns its name. */
export function use(context: Context, module: "core" | "formats" | "rare", name: string): string {
  const names = context.imports.get(module) ?? new Set();
  context.imports.set(module, names.add(name));
  return name;
}

/** An expression: a test of the value `v`, told as `kind`. `base` is a check that comes first. */
export function is(context: Context, test: string, kind: string, base?: string): string {
  const more = base === undefined ? "" : `, ${base}`;
  const named = /^([\w.]+)\(v\)$/.exec(test)?.[1];
  return `${use(context, "core", "is")}(${named ?? `(v) => ${test}`}, ${JSON.stringify(kind)}${more})`;
}

/** The check, for values that fit a test only, unless the spot has no others. */
export function guarded(context: Context, { types }: Spot, type: string, test: string, text: string): string {
  return types.join() === type ? text : `${use(context, "rare", "when")}(${test}, ${text})`;
}

function declaredTypes(rules: JsonObject): string[] {
  const written = asArray(Array.isArray(rules["type"]) ? rules["type"] : [rules["type"]]);
  const types = written.filter((type) => typeof type === "string");
  return rules["nullable"] === true && types.length > 0 && !types.includes("null")
    ? [...types, "null"]
    : types;
}
