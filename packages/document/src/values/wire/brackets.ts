import type { Written } from "./encode.ts";
import { itemsOf } from "./leaves.ts";
import type { Outline } from "./outline.ts";
import { decoderOf } from "./pairs.ts";
import { scalarOf } from "./scalars.ts";

interface Tree {
  readonly members: Map<string, Tree>;
  readonly values: string[];
}

/** An object whose members stand in brackets, `name[key]=value`; undefined when there is none. */
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

function grown({ members, values }: Tree, outline: Outline): unknown {
  if (members.size > 0)
    return Object.fromEntries([...members].map(([key, tree]) => [key, grown(tree, outline.property(key))]));
  const isList =
    outline.types.has("array") && (values.length > 1 || ![...outline.types].some((type) => type !== "array"));
  if (isList || values.length > 1) return itemsOf(values, outline);
  return scalarOf(values[0] ?? "", outline.types);
}
