type Json = Record<string, unknown>;

/** What a schema refers to; the schema itself when it refers to nothing. */
export type Follow = (schema: unknown) => unknown;

const member = "futureMember";
const text = "Added by a later version of the service";

/**
 * A body as a later version of the service may send it: every object that the schema leaves open has one more
 * member, and the last row of each list has values that no `x-extensible-enum` lists.
 */
export function grown(body: unknown, schema: unknown, follow: Follow): unknown {
  return grow(body, [schema], true, follow);
}

function grow(value: unknown, schemas: readonly unknown[], newValues: boolean, follow: Follow): unknown {
  const all = [...new Set(schemas.flatMap((schema) => alternatives(schema, follow, new Set())))];
  if (Array.isArray(value)) {
    const items = all.map((schema) => schema.items);
    return value.map((item, index) => grow(item, items, newValues && index === value.length - 1, follow));
  }
  if (isObject(value)) return growObject(value, all, newValues, follow);
  const isOpenValue = typeof value === "string" && all.some((schema) => "x-extensible-enum" in schema);
  return isOpenValue && newValues ? `Future ${value}` : value;
}

function growObject(value: Json, all: readonly Json[], newValues: boolean, follow: Follow): Json {
  const entries = Object.entries(value).map(([name, inner]) => [
    name,
    grow(
      inner,
      all.map(({ properties }) => isObject(properties) && properties[name]),
      newValues,
      follow,
    ),
  ]);
  const isOpen = all.length > 0 && !all.some(isClosed) && !Object.hasOwn(value, member);
  return Object.fromEntries(isOpen ? [...entries, [member, text]] : entries);
}

/** A schema, what it refers to, and those that it combines. */
function alternatives(schema: unknown, follow: Follow, seen: Set<unknown>): Json[] {
  if (!isObject(schema) || seen.has(schema)) return [];
  seen.add(schema);
  const { $ref, allOf, anyOf, oneOf } = schema;
  const referred = $ref === undefined ? [] : [follow(schema)];
  const inner = [...referred, ...[allOf, anyOf, oneOf].flat()];
  return [schema, ...inner.flatMap((each) => alternatives(each, follow, seen))];
}

function isClosed({ additionalProperties, ...schema }: Json): boolean {
  const limits = ["propertyNames", "patternProperties", "maxProperties"];
  return (
    additionalProperties === false ||
    isObject(additionalProperties) ||
    schema.unevaluatedProperties === false ||
    limits.some((limit) => limit in schema)
  );
}

export function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
