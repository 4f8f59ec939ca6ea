import type { Json, JsonObject } from "../../json.ts";
import type { Written } from "./encode.ts";
import { itemsOf } from "./leaves.ts";
import type { Outline } from "./outline.ts";
import { decoderOf } from "./pairs.ts";
import { scalarOf } from "./scalars.ts";

interface Tree {
  readonly members: Map<string, Tree>;
  readonly values: string[];
}

/** An object or a list whose members stand in brackets, `name[key]=value`; undefined when there is none. */
export function readBrackets(
  parameter: Written,
  pairs: ReadonlyMap<string, readonly string[]>,
  outline: Outline,
): unknown {
  const root: Tree = { members: new Map(), values: [] };
  for (const [key, values] of pairs) {
    if (!key.startsWith(`${parameter.name}[`) || !key.endsWith("]")) continue;
    const steps = key.slice(parameter.name.length + 1, -1).split("][");
    let tree = root;
    for (const step of steps) {
      const next = tree.members.get(step) ?? { members: new Map(), values: [] };
      tree.members.set(step, next);
      tree = next;
    }
    tree.values.push(...values.map(decoderOf(parameter)));
  }
  return root.members.size === 0 ? undefined : grown(root, outline);
}

/**
 * The object or list without members, where nothing else may stand. It has no text, so that the absence of what is
 * required says it. An object has the like at any depth; one that requires itself never ends.
 */
export function unwritten(outline: Outline, depth = 8): Json | undefined {
  const { types } = outline;
  if (types.size === 0 || [...types].some((type) => type !== "object" && type !== "array")) return undefined;
  return types.has("object") ? withUnwritten({}, outline, depth) : [];
}

function withUnwritten(found: JsonObject, outline: Outline, depth = 8): JsonObject {
  const missing = depth === 0 ? [] : [...outline.required].filter((name) => !(name in found));
  const empty = missing.map((name) => [name, unwritten(outline.property(name), depth - 1)] as const);
  return { ...found, ...Object.fromEntries(empty.filter(([, value]) => value !== undefined)) } as JsonObject;
}

/** Items in the order of their numbers; `[]` is the next one, as often as it comes. */
function listed(members: Tree["members"], outline: Outline): unknown[] {
  const sorted = [...members].sort(([a], [b]) => Number(a) - Number(b));
  return sorted.flatMap(([key, tree], index) =>
    key === "" && tree.members.size === 0
      ? itemsOf(tree.values, outline)
      : [grown(tree, outline.item(index))],
  );
}

function grown({ members, values }: Tree, outline: Outline): unknown {
  const isNumbered = members.size > 0 && [...members.keys()].every((key) => /^\d*$/.test(key));
  if (outline.types.has("array") && isNumbered) return listed(members, outline);
  if (members.size > 0) {
    const found = [...members].map(([key, tree]) => [key, grown(tree, outline.property(key))]);
    return withUnwritten(Object.fromEntries(found), outline);
  }
  // Several values where one is meant are a list, whatever the schema says of it.
  if (values.length > 1) return itemsOf(values, outline);
  const scalar = scalarOf(values[0] ?? "", outline.types);
  const isList = outline.types.has("array") && (outline.types.size === 1 || !outline.accepts(scalar));
  return isList ? itemsOf(values, outline) : scalar;
}
