import { asArray, get } from "@partner-licenses/document/json";
import { at } from "@partner-licenses/document/reader/pointer";
import { rules } from "../catalogue/rules.ts";
import { ARR, OBJ } from "../keywords/mask.ts";
import { nodeOf, type SchemaNode, withUnions } from "../normalise/node.ts";
import { locOf, places, type View, type Written } from "../normalise/view.ts";
import { relateArrays } from "./arrays.ts";
import { addDelta, type SchemaPair } from "./delta.ts";
import { relateDigits } from "./digits.ts";
import type { Engine } from "./engine.ts";
import { relateContentSchema, relateFacts } from "./facts.ts";
import { relateConditions, relateNots } from "./logic.ts";
import { relateNotes } from "./notes.ts";
import { relateObjects } from "./objects.ts";
import { spreadOf } from "./spread.ts";
import { readAsText, relateText } from "./text.ts";
import { relateTypes } from "./types.ts";
import { liftedTypes, relateUnions } from "./unions.ts";
import { relateValues } from "./values.ts";

/** One comparison at work: the pair and both normal forms. */
export interface Task {
  readonly engine: Engine;
  readonly pair: SchemaPair;
  readonly base: SchemaNode;
  readonly revision: SchemaNode;
  /** The types that both sides allow: only there do other keywords matter. */
  readonly common: number;
}

/** Compares two schemas keyword by keyword; inner schemas become pairs of their own. */
export function relate(engine: Engine, pair: SchemaPair): void {
  const base = nodeOf(pair.base);
  const revision = nodeOf(pair.revision);
  if (base === undefined || revision === undefined) {
    addDelta(pair, rules["schema-undecided"], places(locOf(pair.base), locOf(pair.revision)));
    return;
  }
  pair.tangled = isTangled(engine, pair);
  const common = base.types & revision.types;
  const written: Task = { engine, pair, base: like(base, revision), revision: like(revision, base), common };
  relateNotes(written);
  relateDigits(written);
  if (relateText(written)) return;
  const task = readAsText(written);
  relateTypes(task);
  if (task.common === 0) return;
  // Where one side is a union and the other a single schema, the members are compared with that schema.
  const spread = spreadOf(task.base, task.revision, task.common);
  const inside = spread === undefined ? liftedTypes(task) : OBJ;
  const plain: Task = { ...task, common: task.common & ~inside };
  relateValues(plain);
  relateFacts(plain);
  relateContentSchema(plain);
  if ((plain.common & OBJ) !== 0) relateObjects(plain);
  if ((plain.common & ARR) !== 0) relateArrays(plain);
  relateUnions(task, spread);
  relateNots(task);
  relateConditions(task);
}

const tangling = [
  ...["oneOf", "anyOf", "not", "if", "contains", "dependentSchemas", "dependencies"],
  ...["unevaluatedProperties", "unevaluatedItems"],
];

/** Whether keywords that weigh several schemas at once differ, or one that depends on what stands next to it. */
function isTangled(engine: Engine, { base, revision }: SchemaPair): boolean {
  const [before, after] = [tanglesOf(base), tanglesOf(revision)];
  return (
    before.length !== after.length ||
    before.some(({ key, written }, index) => {
      const other = after[index];
      return other?.key !== key || depending.test(key) || !engine.isSameText(written, other.written);
    })
  );
}

const depending = /^(if|contains|unevaluated.*)$/;

function tanglesOf({ parts }: View): { key: string; written: Written }[] {
  return parts.flatMap(({ raw, loc }) =>
    tangling.flatMap((key) => {
      const held = get(raw, key);
      return held === undefined || isUnionOfOne(held)
        ? []
        : [{ key, written: { raw: held, loc: at(loc, key) } }];
    }),
  );
}

/** Whether a union has one member only, in which nothing is weighed: that member holds, as any schema. */
function isUnionOfOne(held: unknown): boolean {
  const [member, ...more] = asArray(held);
  if (!Array.isArray(held) || more.length > 0 || typeof member !== "object") return false;
  return ["$ref", "allOf", ...tangling].every((key) => get(member, key) === undefined);
}

/** The node to compare with the other: its unions of one are unions where the other's have several members. */
function like(node: SchemaNode, other: SchemaNode): SchemaNode {
  const grown = other.groups.some(({ mask }) => (mask & node.lone) !== 0);
  const own = node.groups.some(({ mask }) => (mask & node.lone) !== 0);
  return grown && !own ? withUnions(node) : node;
}
