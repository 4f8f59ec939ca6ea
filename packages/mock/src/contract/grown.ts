type Json = Record<string, unknown>;

const member = "futureMember";
const text = "Added by a later version of the service";

/**
 * A body as a later version of the service may send it: every object that the schema leaves open has one more
 * member, and the last row of each list has values that no `x-extensible-enum` lists.
 */
export function grown(body: unknown, schema: unknown): unknown {
  return grow(body, [schema], true);
}

function grow(value: unknown, schemas: readonly unknown[], newValues: boolean): unknown {
  const all = schemas.flatMap(alternatives);
  if (Array.isArray(value)) {
    const items = all.map((schema) => schema["items"]);
    return value.map((item, index) => grow(item, items, newValues && index === value.length - 1));
  }
  if (isObject(value)) return growObject(value, all, newValues);
  const isOpenValue = typeof value === "string" && all.some((schema) => "x-extensible-enum" in schema);
  return isOpenValue && newValues ? `Future ${value}` : value;
}

function growObject(value: Json, all: readonly Json[], newValues: boolean): Json {
  const entries = Object.entries(value).map(([name, inner]) => [
    name,
    grow(
      inner,
      all.map(({ properties }) => isObject(properties) && properties[name]),
      newValues,
    ),
  ]);
  const isOpen = all.length > 0 && !all.some(isClosed) && !Object.hasOwn(value, member);
  return Object.fromEntries(isOpen ? [...entries, [member, text]] : entries);
}

/** A schema and those that it combines. */
function alternatives(schema: unknown): Json[] {
  if (!isObject(schema)) return [];
  const { allOf, anyOf, oneOf } = schema;
  return [schema, ...[allOf, anyOf, oneOf].flat().flatMap(alternatives)];
}

function isClosed({ additionalProperties, ...schema }: Json): boolean {
  const limits = ["propertyNames", "patternProperties", "maxProperties"];
  return (
    additionalProperties === false ||
    isObject(additionalProperties) ||
    schema["unevaluatedProperties"] === false ||
    limits.some((limit) => limit in schema)
  );
}

export function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
