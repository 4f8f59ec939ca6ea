import { isPlainObject, pathToPointer } from "@stoplight/json";

/**
 * Copies a document and puts a `$ref` where a value holds one of its own ancestors. The same result as
 * `decycle` of @stoplight/json, which writes a pointer for every node instead of for every cycle.
 */
export function decycle(document: unknown): unknown {
  const depths = new Map<unknown, number>();
  const path: string[] = [];

  function copy(value: unknown): unknown {
    if (!isPlainObject(value) && !Array.isArray(value)) return value;
    const depth = depths.get(value);
    if (depth !== undefined) return { $ref: pathToPointer(path.slice(0, depth)) };
    depths.set(value, path.length);
    const copied = Array.isArray(value)
      ? value.map((item, index) => copyAt(item, String(index)))
      : Object.fromEntries(Object.entries(value).map(([key, item]) => [key, copyAt(item, key)]));
    depths.delete(value);
    return copied;
  }

  function copyAt(value: unknown, key: string): unknown {
    path.push(key);
    const copied = copy(value);
    path.pop();
    return copied;
  }

  return copy(document);
}
