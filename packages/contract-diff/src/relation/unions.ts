import { type JsonObject, strings } from "@partner-licenses/document/json";
import { at, type Loc } from "@partner-licenses/document/reader/pointer";
import { rules } from "../catalogue/rules.ts";
import { effectOf } from "../catalogue/weights.ts";
import { ARR, OBJ } from "../keywords/mask.ts";
import { matchBest } from "../match/members.ts";
import { type Group, nodeOf, type SchemaNode } from "../normalise/node.ts";
import { objectShape } from "../normalise/object.ts";
import { locOf, places, type SchemaPart, type View } from "../normalise/view.ts";
import { addDelta } from "./delta.ts";
import { relateDiscriminator } from "./discriminator.ts";
import type { Task } from "./relate.ts";
import { areDisjoint, similarity } from "./similarity.ts";
import { splitMembers } from "./split.ts";
import type { Spread } from "./spread.ts";
import { addMembers } from "./union-members.ts";
import { addReplaced, isReplaced } from "./union-replaced.ts";

/** The types for which exactly one side is a union, and nothing but a union. */
export function liftedTypes(task: Task): number {
  const [base, revision] = relevantGroups(task);
  const [group, ...more] = [...base, ...revision];
  if (group === undefined || more.length > 0) return 0;
  return isPure(base.length > 0 ? task.base : task.revision, group) ? group.mask : 0;
}

function relevantGroups(task: Task): [Group[], Group[]] {
  const relevant = (group: Group) => (group.mask & task.common) !== 0;
  return [task.base.groups.filter(relevant), task.revision.groups.filter(relevant)];
}

/** Compares unions whose members could not be distinguished by type. */
export function relateUnions(task: Task, spread?: Spread): void {
  const [base, revision] = spread === undefined ? relevantGroups(task) : [[spread.before], [spread.after]];
  const lifted = liftedTypes(task) !== 0;
  const { pairs, removed, added } = matchBest(base, revision, groupScore);
  for (const [before, after] of pairs) relateMembers(task, before, after);
  for (const group of removed) {
    const single = lifted ? alone(task.revision, group) : undefined;
    if (single === undefined) addDelta(task.pair, rules["union-removed"], { base: locOfGroup(group) });
    else relateMembers(task, typed(task.base, group), single);
  }
  for (const group of added) {
    const single = lifted ? alone(task.base, group) : undefined;
    if (single !== undefined) relateMembers(task, single, typed(task.revision, group));
    else if (!isRequiredAnyway(task.base, group))
      addDelta(task.pair, rules["union-added"], { revision: locOfGroup(group) });
  }
  relateDiscriminator(task);
}

function locOfGroup({ part, kind }: Group): Loc {
  return at(part.loc, kind);
}

function groupScore(a: Group, b: Group): number {
  if ((a.mask & b.mask) === 0) return 0;
  const names = new Set(a.members.map((member) => member.ref ?? member));
  return 1 + b.members.filter((member) => names.has(member.ref ?? member)).length;
}

/** Whether the node requires all that one of the alternatives does, and that alternative asks for nothing else. */
function isRequiredAnyway(node: SchemaNode, { kind, mask, members }: Group): boolean {
  if (kind !== "anyOf" || (mask & node.types) !== OBJ) return false;
  const { required } = objectShape(node);
  return members.some(({ parts }) =>
    parts.every(
      ({ raw }) =>
        typeof raw === "object" &&
        Object.keys(raw).every((key) => key === "required" || key === "title" || key === "description") &&
        strings(raw.required).every((name) => required.has(name)),
    ),
  );
}

/** Whether a group says all that the node says about its types. */
function isPure(node: SchemaNode, group: Group): boolean {
  const parts =
    (group.mask & OBJ) !== 0 ? node.objectParts : (group.mask & ARR) !== 0 ? node.arrayParts : node.docParts;
  const quiet = new Set([
    "type",
    "title",
    "description",
    "discriminator",
    "nullable",
    "example",
    "examples",
    group.kind,
  ]);
  return parts.every(
    (part) => typeof part.raw === "object" && Object.keys(part.raw).every((key) => quiet.has(key)),
  );
}

/** A schema without alternatives, seen as a union of one. */
function alone({ view, docParts }: SchemaNode, like: Group): Group {
  const bare = view.nullable ? view.side.viewOf(view.parts) : view;
  const part = docParts[0] ?? { raw: true, loc: locOf(view) ?? like.part.loc };
  return { kind: like.kind, mask: like.mask, members: [bare], part };
}

const typesOnly = new WeakMap<JsonObject, JsonObject>();

/** The alternatives with the types that stand next to them, as a schema without alternatives has its own in it. */
function typed({ docParts, types: allowed }: SchemaNode, group: Group): Group {
  const around = docParts.flatMap(({ raw, loc }): SchemaPart[] => {
    if (typeof raw === "boolean" || raw.type === undefined) return [];
    // The same one each time, so that pairs are compared once.
    const own = typesOnly.get(raw) ?? { type: raw.type, ...(raw.nullable === true && { nullable: true }) };
    typesOnly.set(raw, own);
    return [{ raw: own, loc }];
  });
  const members = group.members.map((member) => {
    const isWider = ((nodeOf(member)?.types ?? 0) & ~allowed) !== 0;
    return isWider ? member.side.viewOf([...member.parts, ...around], member.nullable, member.ref) : member;
  });
  return { ...group, members };
}

function relateMembers(task: Task, before: Group, after: Group): void {
  const { engine, pair } = task;
  const { mode } = pair;
  const score = (a: View, b: View): number => {
    const known = engine.pair(a, b, mode);
    return known.state === "done" && known.deltas.length + known.children.length === 0
      ? 1000
      : similarity(a, b);
  };
  const [was, is] = [splitMembers(before, after), splitMembers(after, before)];
  if (isReplaced(task, was, is)) {
    addReplaced(task, before, after);
    return;
  }
  const matched = matchBest(was, is, score);
  for (const [a, b] of matched.pairs)
    engine.link(pair, engine.pair(a, b, mode), { kind: "self", as: `or ${was.indexOf(a)}` });
  const fits = (a: View, b: View) => engine.isCompatible(engine.pair(a, b, mode));
  const gone = matched.removed.filter((member) => !is.some((other) => fits(member, other)));
  const fresh = matched.added.filter((member) => !was.some((other) => isWithin(task, other, member)));
  addMembers(task, gone, "removed", (loc) => places(loc, locOfGroup(after)));
  addMembers(task, fresh, "added", (loc) => places(locOfGroup(before), loc));
  relateKind(task, before, after);
}

/** Whether the added member accepts nothing that the other did not: then it adds nothing. */
function isWithin({ engine, pair }: Task, base: View, added: View): boolean {
  return engine.every(engine.pair(base, added, pair.mode), ({ weight }) => {
    const effect = effectOf(weight);
    return effect === undefined || effect === "narrower";
  });
}

/** `oneOf` refuses what two members accept, `anyOf` does not; it matters only where members overlap. */
function relateKind(task: Task, before: Group, after: Group): void {
  if (before.kind === after.kind || before.members.length < 2 || after.members.length < 2) return;
  const nodes = before.members.map(nodeOf);
  const apart = nodes.every((a, i) =>
    nodes.slice(i + 1).every((b) => a !== undefined && b !== undefined && areDisjoint(a, b)),
  );
  if (apart) return;
  const rule = rules[after.kind === "anyOf" ? "union-became-any-of" : "union-became-one-of"];
  addDelta(task.pair, rule, places(locOfGroup(before), locOfGroup(after)));
}
