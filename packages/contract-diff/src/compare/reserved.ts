import { shortestText } from "@partner-licenses/document/values/solve/regular";
import { ARR, OBJ, STR } from "../keywords/mask.ts";
import { arrayShape } from "../normalise/array.ts";
import { nodeOf, type SchemaNode } from "../normalise/node.ts";
import { objectShape } from "../normalise/object.ts";
import { isFalse, type View } from "../normalise/view.ts";

/** The reserved characters of RFC 3986. */
const reserved = "[:/?#\\[\\]@!$&'()*+,;=]";
const hasReserved = new RegExp(reserved);

/** Steps into lists and objects; what lies deeper may hold anything. */
const deepest = 4;

/** Whether a value of the schema may hold a character that `allowReserved` is about. */
export function mayHoldReserved(view: View, depth = 0): boolean {
  const node = nodeOf(view);
  if (node === undefined || depth > deepest) return true;
  const inside = (inner: View) => mayHoldReserved(inner, depth + 1);
  return (
    ((node.types & STR) !== 0 && hasReservedText(node)) ||
    ((node.types & ARR) !== 0 && viewsOf(node).some(inside)) ||
    ((node.types & OBJ) !== 0 && hasReservedMember(node, inside))
  );
}

function hasReservedText({ values, demands }: SchemaNode): boolean {
  const listed = values.get(STR)?.values.values();
  if (listed !== undefined) return [...listed].some((text) => hasReserved.test(String(text)));
  const least = demands.value("min-length") ?? 0;
  const most = demands.value("max-length") ?? Number.POSITIVE_INFINITY;
  const patterns = [...(demands.value("pattern") ?? []), reserved];
  return shortestText({ least, most, patterns, notPatterns: [], excluded: [] }) !== "none";
}

function viewsOf(node: SchemaNode): View[] {
  const { prefix, items } = arrayShape(node);
  return [...prefix, items].map(({ view }) => view).filter((view) => !isFalse(view));
}

function hasReservedMember(node: SchemaNode, inside: (inner: View) => boolean): boolean {
  const { properties, patterns, additional } = objectShape(node);
  if (patterns.size > 0 || !isFalse(additional.view)) return true;
  return [...properties].some(([name, { view }]) => hasReserved.test(name) || inside(view));
}
