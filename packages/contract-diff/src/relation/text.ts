import { rules } from "../catalogue/rules.ts";
import { BOOL, FRAC, INT, NULL, STR } from "../keywords/mask.ts";
import type { SchemaNode } from "../normalise/node.ts";
import { locOf, places } from "../normalise/view.ts";
import { addDelta } from "./delta.ts";
import type { Task } from "./relate.ts";

/**
 * Where values travel as text, `integer` to `string` accepts all that it did, and more.
 * False when types say what they say everywhere.
 */
export function relateText({ pair, base, revision }: Task): boolean {
  const { carrier } = pair.mode;
  if (carrier !== "parameter" && carrier !== "field") return false;
  const widened = isScalar(base) && isOpenText(revision);
  if (!widened && !(isOpenText(base) && isScalar(revision))) return false;
  const where = places(locOf(pair.base), locOf(pair.revision));
  addDelta(pair, rules[widened ? "text-widened" : "text-narrowed"], where);
  return true;
}

/** Whether a node is plain text, which every primitive also is on the wire. */
function isOpenText(node: SchemaNode): boolean {
  const limits = node.demands.size + node.values.size + node.groups.length + node.nots.length;
  return (node.types & ~NULL) === STR && limits + node.conditions.length === 0;
}

/** Whether a node is a number or boolean only. */
function isScalar(node: SchemaNode): boolean {
  return node.types !== 0 && (node.types & ~(INT | FRAC | BOOL)) === 0;
}
