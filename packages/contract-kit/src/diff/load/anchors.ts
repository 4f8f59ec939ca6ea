import { asObject } from "../json.ts";
import type { SourceRef } from "./pointer.ts";
import { escapeStep } from "./pointer.ts";

/** A schema that carries `$anchor`, `$dynamicAnchor` or `$id`. */
export interface Anchor {
  readonly value: unknown;
  readonly pointer: string;
}

const cache = new WeakMap<object, Map<string, Anchor>>();
const none: Map<string, Anchor> = new Map();

/** The document's anchors (`#name`) and ids, found once per document. */
export function anchorsOf(source: SourceRef): Map<string, Anchor> {
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
  const visit = (value: unknown, pointer: string): void => {
    if (typeof value !== "object" || value === null || seen.has(value)) return;
    seen.add(value);
    for (const [key, child] of Object.entries(value)) {
      if (typeof child === "object") visit(child, `${pointer}/${escapeStep(key)}`);
      else if (typeof child !== "string") continue;
      else if (key === "$anchor" || key === "$dynamicAnchor") anchors.set(`#${child}`, { value, pointer });
      else if (key === "$id") anchors.set(child, { value, pointer });
    }
  };
  visit(root, "#");
  return anchors;
}
