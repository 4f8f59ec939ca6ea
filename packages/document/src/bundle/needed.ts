import { grammar } from "../grammar/grammar.ts";
import { type Node, walk } from "../grammar/walk.ts";
import { entries, get } from "../json.ts";
import { mappingRef } from "../model/discriminator.ts";
import { decode, valueAt } from "../reader/pointer.ts";
import type { Workspace } from "../reader/workspace.ts";

/** Whether every reference of the contract is a pointer that any reader can follow from the root of the document. */
export function isBundled(workspace: Workspace): boolean {
  let bundled = true;
  walk(workspace, (node, own) => {
    const isMap = own !== undefined && grammar[node.kind].plain === true;
    bundled &&= !isMap && referencesOf(node, own).every((ref) => isPlain(ref, workspace.entry.root));
    return bundled;
  });
  return bundled;
}

function referencesOf(node: Node, own: string | undefined): string[] {
  const found = own === undefined ? [] : [own];
  if (node.kind !== "schema") return found;
  const discriminator = get(node.value, "discriminator");
  const mapped = [
    ...entries(get(discriminator, "mapping")).map(([, target]) => target),
    get(discriminator, "defaultMapping"),
  ];
  for (const target of mapped) if (typeof target === "string") found.push(mappingRef(target));
  const dynamic = get(node.value, "$dynamicRef");
  if (typeof dynamic === "string" && !dynamic.startsWith("#")) found.push(dynamic);
  return found;
}

function isPlain(ref: string, root: unknown): boolean {
  if (!ref.startsWith("#/") || valueAt(root, decode(ref.slice(1))) === undefined) return false;
  try {
    return decodeURIComponent(ref) !== "";
  } catch {
    return false;
  }
}
