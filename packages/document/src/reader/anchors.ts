import { asObject, get } from "../json.ts";
import { decode, escapeStep, keysOf, type Source, valueAt } from "./pointer.ts";

/** A schema that carries `$anchor`, `$dynamicAnchor` or `$id`. */
export interface Anchor {
  readonly value: unknown;
  readonly pointer: string;
}

const cache = new WeakMap<object, Map<string, Anchor>>();
const none: Map<string, Anchor> = new Map();

/** The document's anchors (`#name`) and ids, found once per document. */
export function anchorsOf(source: Source): Map<string, Anchor> {
  const root = asObject(source.root);
  if (root === undefined) return none;
  const known = cache.get(root);
  if (known !== undefined) return known;
  const anchors = collect(root);
  cache.set(root, anchors);
  return anchors;
}

function collect(root: object): Map<string, Anchor> {
  const anchors = new Map<string, Anchor>();
  const seen = new Set<object>();
  const visit = (value: unknown, pointer: string, around: string): void => {
    if (typeof value !== "object" || value === null || seen.has(value)) return;
    seen.add(value);
    const base = idOf(value, around);
    if (base !== around)
      anchors.set(base, { value, pointer }).set(String(get(value, "$id")), { value, pointer });
    for (const [key, child] of Object.entries(value)) {
      if (typeof child === "object") visit(child, `${pointer}/${escapeStep(key)}`, base);
      else if (typeof child !== "string") continue;
      else if (key === "$anchor" || key === "$dynamicAnchor")
        anchors.set(`#${child}`, { value, pointer }).set(`${base}#${child}`, { value, pointer });
    }
  };
  visit(root, "#", "");
  return anchors;
}

/** The `$id` that holds inside a schema, made absolute by the one around it. */
function idOf(schema: unknown, around: string): string {
  const id = get(schema, "$id");
  return typeof id === "string" ? absolute(id, around) : around;
}

function absolute(ref: string, base: string): string {
  return URL.canParse(ref, base || undefined) ? new URL(ref, base || undefined).href : ref;
}

/**
 * What `ref`, written at `pointer`, names inside the schemas that carry an `$id`: each is a document of its own.
 * Undefined when no `$id` is around, or when it names nothing there.
 */
export function inResource(ref: string, source: Source, pointer: string): Anchor | undefined {
  const anchors = anchorsOf(source);
  let base = "";
  let value: unknown = source.root;
  for (const key of keysOf(pointer)) {
    base = idOf(value, base);
    value = Array.isArray(value) ? value[Number(key)] : get(value, key);
  }
  const whole = absolute(ref, idOf(value, base));
  const hash = whole.indexOf("#");
  const [id, fragment] = hash === -1 ? [whole, ""] : [whole.slice(0, hash), whole.slice(hash + 1)];
  const resource = anchors.get(id);
  if (resource === undefined || fragment === "") return resource;
  if (!fragment.startsWith("/")) return anchors.get(whole);
  const target = valueAt(resource.value, decode(fragment));
  return target === undefined
    ? undefined
    : { value: target, pointer: `${resource.pointer}${decode(fragment)}` };
}
