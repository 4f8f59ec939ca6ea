import { partAt } from "@partner-licenses/document/deref";
import { asArray, type Json, type JsonObject, objectOrEmpty } from "@partner-licenses/document/json";
import { escapeStep } from "@partner-licenses/document/reader/pointer";

const texts: Readonly<Record<string, string>> = {
  uuid: "0a0b0c0d-1111-4222-8333-444455556666",
  date: "2026-01-31",
  "date-time": "2026-01-31T12:00:00Z",
  time: "12:00:00Z",
  duration: "P1D",
  email: "user@example.com",
  uri: "https://example.com/",
  url: "https://example.com/",
  "uri-reference": "/path",
  hostname: "example.com",
  ipv4: "192.0.2.1",
  ipv6: "2001:db8::1",
  byte: "YQ==",
};

/** The types that a schema allows, `null` last; a guess from its keywords when it names none. */
export function typesOf(schema: JsonObject): string[] {
  const named = schema["type"];
  const list = (Array.isArray(named) ? named : named === undefined ? [] : [named]).map(String);
  if (list.length === 0 && schema["properties"] !== undefined) return ["object"];
  if (list.length === 0 && schema["items"] !== undefined) return ["array"];
  return list.sort((a, b) => Number(a === "null") - Number(b === "null"));
}

/** A value that fits the schema as far as its own keywords tell, with all its properties. The caller checks it. */
export function sampleOf(
  document: JsonObject,
  pointer: string,
  type?: string,
  stack: readonly string[] = [],
): Json {
  const { value: schema, pointer: at } = partAt(document, pointer);
  const inner = [...stack, at];
  const given = type === undefined ? givenOf(schema) : undefined;
  if (given !== undefined && typeof given !== "object") return given;
  const chosen = type ?? typesOf(schema)[0];
  const union = ["oneOf", "anyOf"].find((key) => asArray(schema[key]).length > 0);
  if (chosen === undefined && union !== undefined)
    return sampleOf(document, `${at}/${union}/0`, undefined, inner);
  if (chosen === "object" || schema["allOf"] !== undefined) return sampleObject(document, at, schema, inner);
  if (chosen === "array") return sampleArray(document, at, schema, inner);
  if (chosen === "integer" || chosen === "number") return numberOf(schema, chosen);
  if (chosen === "boolean") return true;
  if (chosen === "null") return null;
  return textOf(schema);
}

function givenOf(schema: JsonObject): Json | undefined {
  return (
    schema["const"] ??
    asArray(schema["enum"])[0] ??
    schema["example"] ??
    asArray(schema["examples"])[0] ??
    schema["default"]
  );
}

function sampleObject(document: JsonObject, at: string, schema: JsonObject, stack: readonly string[]): Json {
  const result: JsonObject = {};
  for (const [index] of asArray(schema["allOf"]).entries())
    Object.assign(result, sampleOf(document, `${at}/allOf/${index}`, "object", stack));
  const required = asArray(schema["required"]);
  for (const name of Object.keys(objectOrEmpty(schema["properties"]))) {
    const inner = partAt(document, `${at}/properties/${escapeStep(name)}`).pointer;
    if (stack.includes(inner) && !required.includes(name)) continue;
    if (stack.length > 12) continue;
    result[name] = sampleOf(document, inner, undefined, stack);
  }
  return result;
}

function sampleArray(document: JsonObject, at: string, schema: JsonObject, stack: readonly string[]): Json {
  const inner = partAt(document, `${at}/items`).pointer;
  const least = Number(schema["minItems"] ?? 0);
  if (schema["items"] === undefined) return Array.from({ length: least }, () => "text");
  if (stack.includes(inner) && least === 0) return [];
  return Array.from({ length: Math.max(least, 1) }, () => sampleOf(document, inner, undefined, stack));
}

function numberOf(schema: JsonObject, type: string): number {
  const step = Number(schema["multipleOf"] ?? 0);
  const above = schema["exclusiveMinimum"];
  const least = Number(
    above === undefined ? (schema["minimum"] ?? 0) : Number(above) + (type === "integer" ? 1 : 0.5),
  );
  return step > 0 ? Math.ceil(least / step) * step : least;
}

function textOf(schema: JsonObject): string {
  const known = texts[String(schema["format"])] ?? "text";
  const [least, most] = [
    Number(schema["minLength"] ?? 0),
    Number(schema["maxLength"] ?? Number.POSITIVE_INFINITY),
  ];
  return known.padEnd(least, "x").slice(0, most);
}
