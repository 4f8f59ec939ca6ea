import { deref } from "@partner-licenses/document/deref";
import { asArray, get, type Json, type JsonObject, objectOrEmpty } from "@partner-licenses/document/json";
import { regexOf } from "@partner-licenses/document/values/schema/pattern";
import { key } from "../text.ts";
import { type Context, guarded, is, type Spot, use } from "./context.ts";
import { check } from "./emit.ts";

/** Required and known properties, what is allowed besides, and property counts. */
export function objectChecks(context: Context, rules: JsonObject, spot: Spot): string[] {
  return [...fieldChecks(context, rules, spot), ...countChecks(context, rules)];
}

function fieldChecks(context: Context, rules: JsonObject, spot: Spot): string[] {
  const properties = objectOrEmpty(rules.properties);
  // what is only written is in no answer, whatever is required; another part of a composition may say that it is
  const isWritten = (name: string) =>
    properties[name] === undefined
      ? spot.part && context.written.has(name)
      : isWriteOnly(context.document, properties[name]);
  const required = [...new Set(asArray(rules.required).map(String))].filter((name) => !isWritten(name));
  const only = spot.types.join() === "object";
  const guard = (text: string) =>
    guarded(context, spot, "object", only ? "" : use(context, "isObject"), text);
  const optional = Object.entries(properties).filter(([name]) => !required.includes(name));
  const own = inside(optional.map(([name, schema]) => entry(name, check(context, schema))));
  const needed = (names: readonly string[]) =>
    inside(names.map((name) => entry(name, requiredCheck(context, properties[name]))));
  if (reportsAdditions(rules, spot)) {
    const both = required.length === 0 ? own : `${own}, ${needed(required)}`;
    return [guard(`${use(context, "record")}(${both})`)];
  }
  const listed = required.filter((name) => properties[name] !== undefined);
  const speaks = ["properties", "additionalProperties", "patternProperties"].some(
    (keyword) => keyword in rules,
  );
  if (!speaks) {
    const bare = only ? [is(context, `${use(context, "isObject")}(v)`, "object")] : [];
    return [...bare, ...missing(context, required, listed)];
  }
  const rest = otherChecks(context, rules);
  const fields = `${use(context, "open")}(${own}, ${needed(listed)}, ${rest.join(", ")})`;
  return [guard(fields), ...missing(context, required, listed)];
}

/** Whether a property is only written, as it says itself or as what it refers to does. */
export function isWriteOnly(document: JsonObject, property: Json | undefined): boolean {
  return [property, deref(document, property)].some((each) => get(each, "writeOnly") === true);
}

/** Entries as an object literal. */
function inside(entries: readonly string[]): string {
  return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
}

function entry(name: string, text: string): string {
  return `${key(name)}: ${text}`;
}

/** Tests for required properties that are not listed: what else is said of them is said of all others. */
function missing(context: Context, required: readonly string[], listed: readonly string[]): string[] {
  return required
    .filter((name) => !listed.includes(name))
    .map((name) => {
      const test = `!${use(context, "isObject")}(v) || Object.hasOwn(v, ${JSON.stringify(name)})`;
      return is(context, test, `required:${name}`);
    });
}

/** A check that also fails where the property is missing. */
function requiredCheck(context: Context, schema: Json | undefined): string {
  const { type, enum: allowed, const: only } = objectOrEmpty(deref(context.document, schema));
  const text = schema === undefined ? undefined : check(context, schema);
  if (text !== undefined && (type ?? allowed ?? only) !== undefined) return text;
  const present = is(context, "v !== undefined", "required");
  return text === undefined ? present : `${use(context, "all")}(${present}, ${text})`;
}

/** True when a property that is not listed is an addition to be reported, not a fault. */
function reportsAdditions(rules: JsonObject, { part }: Spot): boolean {
  const composed = ["allOf", "anyOf", "oneOf", "$ref"].some((keyword) => rules[keyword] !== undefined);
  const listed = Object.keys(objectOrEmpty(rules.properties)).length > 0;
  const closed = rules.additionalProperties !== undefined || rules.patternProperties !== undefined;
  return listed && !closed && !composed && !part;
}

/** What is checked of properties that are not listed, and of those whose names fit a pattern. */
function otherChecks(context: Context, rules: JsonObject): string[] {
  const additional = rules.additionalProperties;
  const rest =
    additional === false
      ? `${use(context, "is")}(() => false, "additionalProperties")`
      : additional === undefined || additional === true
        ? use(context, "anything")
        : check(context, additional);
  const patterns = Object.entries(objectOrEmpty(rules.patternProperties)).flatMap(([pattern, schema]) => {
    const regex = regexOf(pattern);
    return regex === undefined ? [] : [`[${regex}, ${check(context, schema)}]`];
  });
  return patterns.length === 0 ? [rest] : [rest, `[${patterns.join(", ")}]`];
}

function countChecks(context: Context, rules: JsonObject): string[] {
  const limit = (test: string, keyword: string) =>
    typeof rules[keyword] === "number"
      ? [
          is(
            context,
            `!${use(context, "isObject")}(v) || Object.keys(v).length ${test} ${rules[keyword]}`,
            keyword,
          ),
        ]
      : [];
  return [...limit(">=", "minProperties"), ...limit("<=", "maxProperties")];
}
