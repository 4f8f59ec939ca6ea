import { asArray, asObject, asString, type Json, type JsonObject, pointerStep } from "../../model/json.ts";
import { arrayChecks } from "./array.ts";
import { compositionChecks } from "./composition.ts";
import { objectChecks } from "./object.ts";
import { numberChecks, stringChecks } from "./scalar.ts";

/** State of one generated file: which component schemas need a function, and a counter for local names. */
export interface Context {
  readonly document: JsonObject;
  readonly functions: Map<string, string>;
  readonly pending: string[];
  locals: number;
}

/** Where the code stands: the expressions of the value and its path, and whether a branch of a composition is checked. */
export interface Spot {
  readonly value: string;
  readonly path: string;
  readonly branch: boolean;
}

/** Statements that push an issue for every way in which the value departs from the schema. */
export function checks(context: Context, schema: Json | undefined, spot: Spot): string[] {
  if (schema === false) return [bad(spot, "nothing is allowed here")];
  const rules = asObject(schema);
  const reference = asString(rules["$ref"]);
  const object = objectChecks(context, rules, spot);
  // `fields` tells by itself what is no object
  const alone =
    rules["type"] === "object" && object.length === 1 && object[0]?.startsWith("fields(") === true;
  return [
    ...(reference === undefined ? [] : [call(context, reference, spot)]),
    ...(alone ? object : typeChecks(rules, spot)),
    ...valueChecks(rules, spot),
    ...guarded(`typeof ${spot.value} === "string"`, stringChecks(rules, spot)),
    ...guarded(`typeof ${spot.value} === "number"`, numberChecks(rules, spot)),
    ...guarded(`Array.isArray(${spot.value})`, arrayChecks(context, rules, spot)),
    ...(alone ? [] : guarded(`isRecord(${spot.value})`, object)),
    ...compositionChecks(context, rules, spot),
  ];
}

/** The statement that records a fault at the spot. */
export function bad(spot: Spot, message: string): string {
  return `bad(issues, ${spot.path}, ${JSON.stringify(message)});`;
}

/** `if (condition) { lines }`, or nothing when there are no lines. */
export function guarded(condition: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`if (${condition}) {`, ...lines.map((line) => `  ${line}`), "}"];
}

/** A local name that no other in the file has. */
export function local(context: Context, prefix: string): string {
  context.locals += 1;
  return `${prefix}${context.locals}`;
}

/** The names as parameters; one that the body does not use gets an underscore, so that compilers accept it. */
export function parameters(body: readonly string[], names: readonly string[]): string[] {
  const text = body.join("\n");
  return names.map((name) => (new RegExp(`\\b${name}\\b`).test(text) ? name : `_${name}`));
}

/** An arrow function on one line. */
export function arrow(body: readonly string[], names: readonly string[]): string {
  return body.length === 0 ? "() => {}" : `(${parameters(body, names).join(", ")}) => { ${body.join(" ")} }`;
}

function call(context: Context, reference: string, spot: Spot): string {
  let name = context.functions.get(reference);
  if (name === undefined) {
    const base = `check${pointerStep(reference.split("/").at(-1) ?? "").replaceAll(/\W+/g, "_")}`;
    const taken = new Set(context.functions.values());
    name = taken.has(base) ? `${base}${taken.size}` : base;
    context.functions.set(reference, name);
    context.pending.push(reference);
  }
  return `${name}(${spot.value}, ${spot.path}, issues${spot.branch ? ", true" : ""});`;
}

const typeTests: Record<string, (value: string) => string> = {
  null: (value) => `${value} === null`,
  boolean: (value) => `typeof ${value} === "boolean"`,
  string: (value) => `typeof ${value} === "string"`,
  number: (value) => `isNumber(${value})`,
  integer: (value) => `Number.isInteger(${value})`,
  array: (value) => `Array.isArray(${value})`,
  object: (value) => `isRecord(${value})`,
};

function typeChecks(rules: JsonObject, spot: Spot): string[] {
  const written = Array.isArray(rules["type"]) ? rules["type"] : [rules["type"]];
  const types = written.filter((type) => typeof type === "string");
  if (types.length === 0) return [];
  const allowed = rules["nullable"] === true && !types.includes("null") ? [...types, "null"] : types;
  const tests = allowed.map((type) => typeTests[type]?.(spot.value) ?? "true");
  return guarded(`!(${tests.join(" || ")})`, [bad(spot, `expected ${allowed.join(" or ")}`)]);
}

function valueChecks(rules: JsonObject, spot: Spot): string[] {
  const allowed = rules["const"] === undefined ? asArray(rules["enum"]) : [rules["const"]];
  if (allowed.length === 0) return [];
  const scalar = allowed.every((entry) => typeof entry !== "object" || entry === null);
  const test = scalar
    ? allowed.map((entry) => `${spot.value} === ${JSON.stringify(entry)}`).join(" || ")
    : allowed.map((entry) => `same(${spot.value}, ${JSON.stringify(entry)})`).join(" || ");
  return guarded(`!(${test})`, [
    bad(spot, `expected ${allowed.map((entry) => JSON.stringify(entry)).join(" or ")}`),
  ]);
}
