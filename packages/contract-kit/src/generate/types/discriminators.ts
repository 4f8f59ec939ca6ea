import {
  asArray,
  asString,
  get,
  isObject,
  type Json,
  type JsonObject,
  objectOrEmpty,
} from "@partner-licenses/document/json";
import { join } from "@partner-licenses/document/reader/pointer";
import { flatten } from "../../model/flatten.ts";
import { componentOf } from "./component.ts";

/**
 * Says in each branch which values of the discriminator it has, and removes the discriminators: TypeScript narrows by
 * what the branches say. A branch that names its values by `const` or `enum` has said it.
 */
export function lowerDiscriminators(document: JsonObject, schemas: readonly JsonObject[]): void {
  const bases = new Map<JsonObject, JsonObject>();
  const unions: Tagged[] = [];
  for (const schema of schemas) {
    const discriminator = schema.discriminator;
    if (!isObject(discriminator)) continue;
    delete schema.discriminator;
    const branches = [...asArray(schema.oneOf), ...asArray(schema.anyOf)];
    if (branches.length === 0) bases.set(schema, discriminator);
    else unions.push({ discriminator, branches });
    for (const key of ["oneOf", "anyOf"])
      if (Array.isArray(schema[key]))
        schema[key] = schema[key].map((branch) => narrowed(document, branch, discriminator));
  }
  for (const [base, discriminator] of bases) narrowChildren(document, base, discriminator, unions);
}

/** A union and what tells its branches apart. */
interface Tagged {
  readonly discriminator: JsonObject;
  readonly branches: readonly Json[];
}

/** The branch, and the values that lead to it. */
function narrowed(document: JsonObject, branch: Json, discriminator: JsonObject): Json {
  const extra = narrowing(document, branch, discriminator);
  return extra === undefined ? branch : { allOf: [branch, extra] };
}

/**
 * Components that extend a base are its branches, unless others extend them in turn. One that is a branch of unions has
 * the names that they give it, too: where their mappings differ, none of them may make it impossible.
 */
function narrowChildren(
  document: JsonObject,
  base: JsonObject,
  discriminator: JsonObject,
  unions: readonly Tagged[],
): void {
  const components = Object.entries(objectOrEmpty(get(document.components, "schemas")));
  const own = components.find(([, schema]) => schema === base)?.[0];
  if (own === undefined) return;
  const extending = (name: string) =>
    components.filter(([, schema]) =>
      asArray(get(schema, "allOf")).some((part) => componentOf(part) === name),
    );
  const alike = unions.filter((union) => union.discriminator.propertyName === discriminator.propertyName);
  for (const [name, schema] of extending(own)) {
    const child = { $ref: join("#", "components", "schemas", name) };
    const others = alike
      .filter(({ branches }) => branches.some((branch) => componentOf(branch) === name))
      .flatMap((union) => valuesOf(child, union.discriminator));
    const extra = narrowing(document, child, discriminator, others);
    if (extra === undefined || !isObject(schema) || extending(name).length > 0) continue;
    schema.allOf = [...asArray(schema.allOf), extra];
  }
}

/** A schema that says which values lead to a component; undefined where it says so itself, or could not have them. */
function narrowing(
  document: JsonObject,
  branch: Json,
  discriminator: JsonObject,
  others: readonly string[] = [],
): JsonObject | undefined {
  const property = asString(discriminator.propertyName);
  const values = [...new Set([...valuesOf(branch, discriminator), ...others])];
  if (property === undefined || values.length === 0) return undefined;
  const found = get(flatten(document, branch).properties, property);
  const known = objectOrEmpty(flatten(document, found));
  const allowed = known.const === undefined ? asArray(known.enum) : [known.const];
  if (
    allowed.length > 0 &&
    !(allowed.length > values.length && values.every((each) => allowed.includes(each)))
  )
    return undefined;
  if (known.type !== undefined && !asArray([known.type].flat()).includes("string")) return undefined;
  return {
    type: "object",
    required: [property],
    properties: { [property]: { type: "string", enum: values } },
  };
}

/** Whether the type of a branch takes a value of the discriminator; one that says nothing of it takes each. */
export function leadsTo(
  document: JsonObject,
  branch: Json,
  discriminator: JsonObject,
  value: Json | undefined,
): boolean {
  return (
    value === undefined || isNamed(branch, discriminator, value) || !isTagged(document, branch, discriminator)
  );
}

/** Whether a value of the discriminator is one of a branch's names. */
export function isNamed(branch: Json, discriminator: JsonObject, value: Json | undefined): boolean {
  const values: Json[] = valuesOf(branch, discriminator);
  return value !== undefined && values.includes(value);
}

/** Whether the type of a branch requires the discriminator, and says its values. */
export function isTagged(document: JsonObject, branch: Json, discriminator: JsonObject): boolean {
  return narrowing(document, branch, discriminator) !== undefined;
}

/** The values that the mapping gives to a component, by reference or by name; its name where it is not mapped. */
function valuesOf(branch: Json, { mapping, defaultMapping }: JsonObject): string[] {
  const name = componentOf(branch);
  if (name === undefined) return [];
  const isIt = (target: Json | undefined) =>
    target === name || (typeof target === "string" && componentOf({ $ref: target }) === name);
  if (isIt(defaultMapping)) return [];
  const mapped = Object.entries(objectOrEmpty(mapping))
    .filter(([, target]) => isIt(target))
    .map(([value]) => value);
  return mapped.length > 0 ? mapped : [name];
}
