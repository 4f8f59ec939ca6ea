/** The formats of numbers that are judged, as keywords that every validator knows. */
export const numberFormats: ReadonlyMap<unknown, object> = new Map<unknown, object>([
  ["int32", { minimum: -(2 ** 31), maximum: 2 ** 31 - 1, multipleOf: 1 }],
  // A computer's number has nothing between this and the first one that is too large.
  ["int64", { minimum: -(2 ** 63), maximum: 2 ** 63 - 1024, multipleOf: 1 }],
  ["float", { minimum: -3.4028234663852886e38, maximum: 3.4028234663852886e38 }],
  ["double", {}],
]);

/** The schema, or list of them, without the formats of numbers, which the second validator does not check. */
export function withoutNumberFormats<T>(schema: T): T {
  if (Array.isArray(schema)) return schema.map(withoutNumberFormats) as T;
  if (typeof schema !== "object" || schema === null) return schema;
  const held = Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [key, withoutNumberFormats(value)]),
  );
  const { format, ...rest } = held;
  const limits = numberFormats.get(format);
  return (limits === undefined ? held : { ...rest, allOf: [...(held.allOf ?? []), limits] }) as T;
}
