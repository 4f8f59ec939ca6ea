import { asArray, asObject, get, type Json, type Obj, strings } from "@partner-licenses/document/json";
import { at, type Loc } from "@partner-licenses/document/reader/pointer";
import { bitsOf } from "../keywords/mask.ts";
import { standsAlone } from "../normalise/beside.ts";
import type { Side, View } from "../normalise/view.ts";
import type { Mode } from "../relation/delta.ts";

/** A view as a plain JSON Schema 2020-12 of its own; undefined when it has more than `limit` subschemas. */
export function materialise(view: View, mode: Mode, limit: number): Obj | undefined {
  const writer = new Writer(view.side, mode, limit);
  const parts =
    view.written === undefined ? view.parts.map((part) => writer.schema(part.raw, part.loc)) : undefined;
  const body =
    parts === undefined ? writer.schema(view.written?.raw, view.written?.loc as Loc) : { allOf: parts };
  const root = parts !== undefined && view.nullable ? { anyOf: [body, { type: "null" }] } : body;
  const rest = writer.finish();
  return rest === undefined ? undefined : { allOf: [root], $defs: rest };
}

const kept = new Set([
  ...[
    "type",
    "enum",
    "const",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
    "format",
  ],
  ...[
    "minLength",
    "maxLength",
    "pattern",
    "minItems",
    "maxItems",
    "uniqueItems",
    "minContains",
    "maxContains",
  ],
  ...["minProperties", "maxProperties", "required", "dependentRequired"],
]);
const single = new Set([
  ...["items", "contains", "additionalProperties", "propertyNames", "not", "if", "then", "else"],
  ...["unevaluatedItems", "unevaluatedProperties"],
]);
const listed = new Set(["allOf", "anyOf", "oneOf", "prefixItems"]);
const mapped = new Set(["properties", "patternProperties", "dependentSchemas"]);

class Writer {
  private readonly names = new Map<unknown, string>();
  private readonly definitions: Obj = {};
  private readonly side: Side;
  private readonly mode: Mode;
  private readonly limit: number;
  private count = 0;

  constructor(side: Side, mode: Mode, limit: number) {
    this.limit = limit;
    this.side = side;
    this.mode = mode;
  }

  finish(): Obj | undefined {
    return this.count > this.limit ? undefined : this.definitions;
  }

  schema(raw: unknown, loc: Loc): Json {
    const schema = asObject(raw);
    if (schema === undefined) return raw !== false;
    if (++this.count > this.limit) return true;
    const out: Obj = {};
    if (standsAlone(schema, this.side.version)) return { $ref: this.reference(String(schema["$ref"]), loc) };
    for (const [key, value] of Object.entries(schema))
      this.keyword(out, key, value, at(loc, key), Array.isArray(schema["items"]));
    const ref = schema["$ref"] ?? schema["$dynamicRef"];
    if (typeof ref === "string") out["$ref"] = this.reference(ref, loc);
    this.hide(out, schema, loc);
    return tidied(out, schema);
  }

  private keyword(out: Obj, key: string, value: Json | undefined, loc: Loc, tuple: boolean): void {
    // Before 2020-12, a list in `items` was the prefix and `additionalItems` the rest.
    if (key === "items" && tuple)
      out["prefixItems"] = asArray(value).map((item, index) => this.schema(item, at(loc, index)));
    else if (key === "additionalItems") {
      if (tuple) out["items"] = this.schema(value, loc);
    } else if (single.has(key) && !Array.isArray(value)) out[key] = this.schema(value, loc);
    else if (listed.has(key))
      out[key] = asArray(value).map((item, index) => this.schema(item, at(loc, index)));
    else if (mapped.has(key)) {
      const entries = Object.entries(asObject(value) ?? {});
      out[key] = Object.fromEntries(entries.map(([name, item]) => [name, this.schema(item, at(loc, name))]));
    } else if (kept.has(key)) out[key] = value;
  }

  private reference(ref: string, loc: Loc): string {
    const target = this.side.workspace.resolve(ref, loc);
    let name = this.names.get(target.value);
    if (name === undefined) {
      name = `d${this.names.size}`;
      this.names.set(target.value, name);
      this.definitions[name] = this.schema(target.value, target.loc);
    }
    return `#/$defs/${name}`;
  }

  /** Takes out what this direction never carries, and what a request may leave to the server's default. */
  private hide(out: Obj, schema: Obj, loc: Loc): void {
    const properties = asObject(out["properties"]);
    if (properties === undefined) return;
    const flag = this.mode.direction === "request" ? "readOnly" : "writeOnly";
    const optional = new Set<string>();
    for (const name of Object.keys(properties)) {
      const view = this.side.view(get(schema["properties"], name), at(loc, "properties", name));
      const says = (key: string) => view.parts.some((part) => get(part.raw, key) !== undefined);
      const hidden = view.parts.some((part) => get(part.raw, flag) === true);
      if (hidden) delete properties[name];
      if (hidden || (this.mode.direction === "request" && says("default"))) optional.add(name);
    }
    if (optional.size > 0) out["required"] = strings(out["required"]).filter((name) => !optional.has(name));
  }
}

/** Spells 3.0 forms the 2020-12 way, and leaves out what a validator would choke on. */
function tidied(out: Obj, schema: Obj): Json {
  for (const [flag, bound] of [
    ["exclusiveMinimum", "minimum"],
    ["exclusiveMaximum", "maximum"],
  ] as const) {
    if (typeof out[flag] !== "boolean") continue;
    if (out[flag] && typeof out[bound] === "number") {
      out[flag] = out[bound];
      delete out[bound];
    } else delete out[flag];
  }
  const types = (Array.isArray(out["type"]) ? out["type"] : [out["type"]]).map(String);
  if (out["type"] !== undefined && types.some((type) => bitsOf(type) === undefined)) delete out["type"];
  if (typeof out["pattern"] === "string" && !isRegExp(out["pattern"])) delete out["pattern"];
  const nullable =
    schema["nullable"] === true || (types.includes("null") && types.some((type) => type !== "null"));
  const values = out["enum"];
  if (nullable && Array.isArray(values) && !values.includes(null)) out["enum"] = [...values, null];
  return schema["nullable"] === true ? { anyOf: [out, { type: "null" }] } : out;
}

function isRegExp(source: string): boolean {
  try {
    return new RegExp(source, "u") !== undefined;
  } catch {
    return false;
  }
}
