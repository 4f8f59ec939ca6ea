import { marksAt } from "@partner-licenses/document/overlay/marks";
import { type Loc, type Source, valueAt } from "@partner-licenses/document/reader/pointer";
import { upwards } from "@partner-licenses/document/reader/position";
import type { Workspace } from "@partner-licenses/document/reader/workspace";
import type { RuleId } from "../catalogue/rules.ts";
import { type Places, places } from "../normalise/view.ts";
import type { Bump, DiffReport, Direction, Finding, FindingPlace, Level, SourceEffect } from "../types.ts";
import type { Draft, Grouped } from "./collect.ts";
import { fingerprintOf } from "./fingerprint.ts";
import { describe } from "./message.ts";
import type { Roots } from "./reach.ts";
import { Routes } from "./routes.ts";

const order: readonly Level[] = ["breaking", "unproven", "additive", "docs"];
const bumps: Record<Level, Bump> = { breaking: "major", unproven: "major", additive: "minor", docs: "patch" };

/** The report: findings with their places, the gravest first; and where these stand in the parsed documents. */
export function buildReport(
  groups: readonly Grouped[],
  roots: Roots,
  { base, revision }: { readonly base: Workspace; readonly revision: Workspace },
): { report: DiffReport; locs: ReadonlyMap<Finding, Places> } {
  const routes = new Routes(roots);
  const locate = { base: placer(groups, "base", base), revision: placer(groups, "revision", revision) };
  const locs = new Map<Finding, Places>();
  const findings = groups.map((group): Finding => {
    const { draft } = group;
    const direction = directionOf(group);
    const prefix = direction === "none" ? "" : `${direction}-`;
    const operations = [...new Set([...group.operations].flat())].sort();
    const id = prefix + draft.rule.id;
    const overlays = overlaysOf(draft, revision);
    const finding: Finding = {
      id,
      level: draft.level,
      direction,
      message: describe(draft),
      ...(draft.base && { base: locate.base(draft.base) }),
      ...(draft.revision && { revision: locate.revision(draft.revision) }),
      operations,
      ...(overlays.length > 0 && { overlays }),
      source: sourceOf(draft),
      fingerprint: fingerprintOf({ id, place: placeOf(group, routes), facts: draft.facts, operations }),
      ...(group.witness && { witness: group.witness }),
      ...(group.tried !== undefined && { tried: group.tried }),
    };
    locs.set(finding, places(draft.base, draft.revision));
    return finding;
  });
  return { report: { bump: bumpOf(findings), findings: findings.sort(compare) }, locs };
}

/** The rules about properties that go by what their object requires. */
const byRequired: ReadonlySet<string> = new Set<RuleId>([
  ...(["required-property-added", "required-property-removed", "property-became-required"] as const),
  ...(["optional-property-added", "optional-property-removed", "property-became-optional"] as const),
]);

/** What is gone may be so by an action on what was around it; whether a property is required, its object says. */
function overlaysOf({ base, revision, rule }: Draft, { entry }: Workspace): string[] {
  const { source, pointer } = revision ?? { source: entry, pointer: base?.pointer ?? "#" };
  const { marks } = source;
  if (marks === undefined) return [];
  const found = marksAt(marks, pointer);
  if (found.length > 0 || !byRequired.has(rule.id)) return found;
  return marksAt(marks, pointer.replace(/\/properties\/[^/]*$/, "/required"));
}

/** Where the cause is in the messages; of several places the first by name. */
function placeOf({ places, pairs }: Grouped, routes: Routes): string {
  const found = [...places, ...pairs.map(({ pair }) => routes.to(pair))];
  return found.sort()[0] ?? "";
}

/** The effect on generated TypeScript. */
export function sourceOf({ rule, level, source }: Draft): SourceEffect {
  if (source !== undefined) return source;
  if (rule.source !== "by-level") return rule.source;
  return level === "docs" ? "none" : level === "additive" ? "additive" : "breaking";
}

/** The bump that the gravest finding needs. */
export function bumpOf(findings: readonly Finding[]): Bump {
  const gravest = order.find((level) => findings.some((finding) => finding.level === level));
  return gravest === undefined ? "none" : bumps[gravest];
}

function directionOf(group: Grouped): Direction {
  const real = [...group.directions].filter((direction) => direction !== "none");
  if (real.length > 1) return "both";
  return real[0] ?? "none";
}

/** Orders findings by their level, the gravest first. */
export function byLevel(a: Finding, b: Finding): number {
  return order.indexOf(a.level) - order.indexOf(b.level);
}

function compare(a: Finding, b: Finding): number {
  const where = (finding: Finding) => finding.revision?.pointer ?? finding.base?.pointer ?? "";
  return (
    byLevel(a, b) ||
    where(a).localeCompare(where(b), "en") ||
    a.id.localeCompare(b.id, "en") ||
    a.message.localeCompare(b.message, "en")
  );
}

/** Looks up all places of one side at once: a scan per file, not per finding. */
function placer(
  groups: readonly Grouped[],
  side: "base" | "revision",
  workspace: Workspace,
): (loc: Loc) => FindingPlace {
  const pointers = new Map<Source, Set<string>>();
  for (const { draft } of groups) {
    const loc = draft[side];
    if (loc === undefined) continue;
    const { source } = loc;
    const known = pointers.get(source);
    if (known === undefined) pointers.set(source, new Set([loc.pointer]));
    else known.add(loc.pointer);
  }
  const positions = new Map([...pointers].map(([source, wanted]) => [source, source.locate?.([...wanted])]));
  return (loc) => {
    const { source } = loc;
    const position = positions.get(source)?.get(loc.pointer);
    const file = source.display ?? (source === workspace.entry ? undefined : source.id);
    // What is missing on this side has no place here: that of the closest part around it is shown.
    const pointer = upwards(loc.pointer).find((way) => valueAt(source.root, way) !== undefined) ?? "#";
    return { pointer, ...(file !== undefined && { file }), ...position };
  };
}
