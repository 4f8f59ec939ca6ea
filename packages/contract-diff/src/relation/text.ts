import { rules } from "../catalogue/rules.ts";
import { BOOL, NULL, NUM, STR, typeNames } from "../keywords/mask.ts";
import { isText } from "../match/carrier.ts";
import { asOpenText, asTexts, isListedText, isOpenText } from "../normalise/as-text.ts";
import type { SchemaNode } from "../normalise/node.ts";
import { locOf, places } from "../normalise/view.ts";
import { addDelta } from "./delta.ts";
import type { Task } from "./relate.ts";

const scalars = BOOL | NUM | STR | NULL;

/**
 * Where values travel as text, types that only name other readings of the same texts are no difference. They are
 * reported as words, since generated code shows them.
 */
export function readAsText(task: Task): Task {
  const { pair } = task;
  const [types, others] = [task.base.types & scalars, task.revision.types & scalars];
  if (!isText(task.pair.mode.carrier) || types === others) return task;
  const base = spelled(task.base, task.revision);
  const revision = spelled(task.revision, task.base);
  if ((base.types & scalars) === (revision.types & scalars)) {
    const change = `the type went from ${typeNames(types)} to ${typeNames(others)}, which are the same text`;
    const where = places(locOf(pair.base), locOf(pair.revision));
    addDelta(pair, rules["documentation-changed"], { source: "breaking", ...where }, { change });
  }
  return { ...task, base, revision, common: base.types & revision.types };
}

/** The node in the words of the other, where both are about texts. */
function spelled(node: SchemaNode, other: SchemaNode): SchemaNode {
  if (isOpenText(node)) return asOpenText(node, other.types);
  const isComparable = (other.types & (NUM | BOOL)) === 0 || isListedText(other);
  return isComparable && isListedText(node) ? asTexts(node) : node;
}

/**
 * Where values travel as text, `integer` to `string` accepts all that it did, and more.
 * False when types say what they say everywhere.
 */
export function relateText(task: Task): boolean {
  const { pair, base, revision } = task;
  if (!isText(task.pair.mode.carrier)) return false;
  const widened = isScalar(base) && isOnlyText(revision);
  if (!widened && !(isOnlyText(base) && isScalar(revision))) return false;
  const where = places(locOf(pair.base), locOf(pair.revision));
  addDelta(pair, rules[widened ? "text-widened" : "text-narrowed"], where);
  return true;
}

/** Whether a node is plain text, which every primitive also is on the wire. */
function isOnlyText(node: SchemaNode): boolean {
  return (node.types & ~NULL) === STR && node.demands.size === 0 && isOpenText(node);
}

/** Whether a node is a number or boolean only. */
function isScalar(node: SchemaNode): boolean {
  return node.types !== 0 && (node.types & ~(NUM | BOOL)) === 0;
}
