import { equal, isObject } from "@partner-licenses/document/json";
import { keysOf } from "@partner-licenses/document/reader/pointer";

/** A value with a merge patch on it (RFC 7396): what is `null` goes, what is an object is merged. */
export function merged(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch;
  const result: Record<string, unknown> = isObject(target) ? { ...target } : {};
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) delete result[name];
    else result[name] = merged(result[name], value);
  }
  return result;
}

/** A value with the operations of a JSON Patch on it (RFC 6902), or `undefined` when one of them cannot be done. */
export function patched(target: unknown, operations: unknown): unknown {
  if (!Array.isArray(operations)) return undefined;
  let value: unknown = structuredClone(target);
  for (const operation of operations as Record<string, unknown>[]) {
    const done = step(value, operation);
    if (done === undefined) return undefined;
    value = done.value;
  }
  return value;
}

function step(
  root: unknown,
  { op, path, from, value }: Record<string, unknown>,
): { value: unknown } | undefined {
  if (typeof path !== "string") return undefined;
  const keys = keysOf(path);
  if (op === "test") return equal(valueAt(root, keys), value) ? { value: root } : undefined;
  if (op === "remove") return put(root, keys, undefined, "remove");
  if (op === "add" || op === "replace") return put(root, keys, value, op);
  if (typeof from !== "string") return undefined;
  const moved = valueAt(root, keysOf(from));
  if (moved === undefined) return undefined;
  const rest = op === "move" ? put(root, keysOf(from), undefined, "remove") : { value: root };
  return (op === "move" || op === "copy") && rest
    ? put(rest.value, keys, structuredClone(moved), "add")
    : undefined;
}

function valueAt(root: unknown, keys: readonly string[]): unknown {
  let current = root;
  for (const key of keys) {
    if (typeof current !== "object" || current === null || !Object.hasOwn(current, key)) return undefined;
    current = (current as Record<string, unknown>)[key];
  }
  return current;
}

/** Works on the value itself, which is a copy. */
function put(
  root: unknown,
  keys: readonly string[],
  value: unknown,
  how: "add" | "replace" | "remove",
): { value: unknown } | undefined {
  const last = keys.at(-1);
  if (last === undefined) return how === "remove" ? undefined : { value };
  const holder = valueAt(root, keys.slice(0, -1));
  if (Array.isArray(holder)) {
    const index = last === "-" ? holder.length : Number(last);
    const most = how === "add" ? holder.length : holder.length - 1;
    if (!(Number.isInteger(index) && index >= 0 && index <= most)) return undefined;
    if (how === "remove") holder.splice(index, 1);
    else holder.splice(index, how === "add" ? 0 : 1, value);
    return { value: root };
  }
  if (!isObject(holder) || (how !== "add" && !Object.hasOwn(holder, last))) return undefined;
  if (how === "remove") delete holder[last];
  else Object.assign(holder, { [last]: value });
  return { value: root };
}
