import { at, lastKey } from "../load/pointer.ts";
import { matchBest } from "../match/members.ts";
import { ARR, OBJ, typeNames } from "../normalise/mask.ts";
import { type Group, nodeOf, type SchemaNode } from "../normalise/node.ts";
import { locOf, places, type View } from "../normalise/view.ts";
import { relateDiscriminator } from "./discriminator.ts";
import type { Task } from "./relate.ts";
import { areDisjoint, similarity } from "./similarity.ts";

/** Compares unions whose members could not be told apart by type. */
export function relateUnions(task: Task): void {
  const relevant = (group: Group) => (group.mask & task.common) !== 0;
  const [base, revision] = [task.base.groups.filter(relevant), task.revision.groups.filter(relevant)];
  const { pairs, removed, added } = matchBest(base, revision, (a, b) => groupScore(a, b));
  for (const [before, after] of pairs) relateMembers(task, before, after);
  for (const group of removed) {
    const single =
      revision.length === 0 && isPure(task.base, group) ? alone(task.revision, group) : undefined;
    if (single !== undefined) relateMembers(task, group, single);
    else
      task.pair.deltas.push({
        rule: "union-removed",
        effect: "wider",
        typed: true,
        text: "the alternatives were removed",
        base: at(group.part.loc, group.kind),
      });
  }
  for (const group of added) {
    const single = base.length === 0 && isPure(task.revision, group) ? alone(task.base, group) : undefined;
    if (single !== undefined) relateMembers(task, single, group);
    else
      task.pair.deltas.push({
        rule: "union-added",
        effect: "narrower",
        typed: true,
        text: "alternatives were added that limit the value",
        revision: at(group.part.loc, group.kind),
      });
  }
  relateDiscriminator(task);
}

function groupScore(a: Group, b: Group): number {
  if ((a.mask & b.mask) === 0) return 0;
  const names = new Set(a.members.map((member) => member.ref ?? member));
  return 1 + b.members.filter((member) => names.has(member.ref ?? member)).length;
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
function alone(node: SchemaNode, like: Group): Group | undefined {
  const [part] = node.docParts;
  if (part === undefined) return undefined;
  const written = node.view;
  const bare = written.nullable ? written.side.viewOf(written.parts) : written;
  return { kind: like.kind, mask: like.mask, members: [bare], part };
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
  const matched = matchBest(before.members, after.members, score);
  for (const [a, b] of matched.pairs) engine.link(pair, engine.pair(a, b, mode), { kind: "self" });
  const fits = (a: View, b: View) => engine.isCompatible(engine.compare(a, b, mode));
  for (const member of matched.removed) {
    if (after.members.some((other) => fits(member, other))) continue;
    const text = `the alternative ${nameOf(member)} was removed`;
    pair.deltas.push({
      rule: "union-member-removed",
      effect: "narrower",
      typed: true,
      text,
      ...places(locOf(member), at(after.part.loc, after.kind)),
    });
  }
  for (const member of matched.added) {
    if (before.members.some((other) => isWithin(task, other, member))) continue;
    const text = `the alternative ${nameOf(member)} was added`;
    pair.deltas.push({
      rule: "union-member-added",
      effect: "wider",
      typed: true,
      text,
      ...places(at(before.part.loc, before.kind), locOf(member)),
    });
  }
  relateKind(task, before, after);
}

/** Whether the added member accepts nothing that the other did not: then it adds nothing. */
function isWithin({ engine, pair }: Task, base: View, added: View): boolean {
  const effect = engine.effect(engine.compare(base, added, pair.mode));
  return effect === undefined || effect === "narrower";
}

/** `oneOf` refuses what two members accept, `anyOf` does not; it matters only where members overlap. */
function relateKind(task: Task, before: Group, after: Group): void {
  if (before.kind === after.kind || before.members.length < 2 || after.members.length < 2) return;
  const nodes = before.members.map(nodeOf);
  const apart = nodes.every((a, i) =>
    nodes.slice(i + 1).every((b) => a !== undefined && b !== undefined && areDisjoint(a, b)),
  );
  if (apart) return;
  const text = `\`${before.kind}\` became \`${after.kind}\``;
  const effect = after.kind === "anyOf" ? "wider" : "narrower";
  task.pair.deltas.push({
    rule: "union-kind-changed",
    effect,
    text,
    ...places(at(before.part.loc, before.kind), at(after.part.loc, after.kind)),
  });
}

function nameOf(view: View): string {
  if (view.ref !== undefined) return `\`${lastKey(view.ref)}\``;
  const node = nodeOf(view);
  return node === undefined ? "" : `(${typeNames(node.types)})`;
}
