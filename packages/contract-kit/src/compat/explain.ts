import type { Level } from "@partner-licenses/contract-diff";
import type { JudgedFinding } from "@partner-licenses/contract-diff/accept";
import { keysOf } from "@partner-licenses/document/reader/pointer";
import type { Evidence } from "./evidence.ts";

/** Which way a cell looks at the changes from the older to the newer contract. */
export type Look =
  /** An older client at a newer server. */
  | "forward"
  /** A newer client at an older server. */
  | "backward"
  /** Code for the older types, compiled with the newer ones. */
  | "source";

/**
 * The findings that may explain a failure of this kind. A newer client may need what was only added,
 * so that every change of behaviour explains why an older server is not enough for it.
 */
function candidates(look: Look, findings: readonly JudgedFinding[]): readonly JudgedFinding[] {
  return findings.filter((item) => {
    const level = usualLevel(item);
    const { source } = item.finding;
    if (look === "backward") return level !== "docs";
    return look === "source" ? source === "breaking" : level === "breaking" || level === "unproven";
  });
}

/** What a run shows of the finding, however a house weighs it. */
export function usualLevel({ finding: { level, policy } }: JudgedFinding): Level {
  return policy?.usual ?? level;
}

/** The findings that explain a failure: those about the same part, else around it, else about the same message. */
export function explain(
  look: Look,
  evidence: Evidence,
  findings: readonly JudgedFinding[],
): readonly JudgedFinding[] {
  const possible = candidates(look, findings).filter((item) => sameMessage(item, evidence));
  const exact = possible.filter((item) => about(item, evidence, isPart));
  if (exact.length > 0) return exact;
  const close = possible.filter((item) => about(item, evidence, isNear));
  return close.length > 0 ? close : possible;
}

/** True when the failure shows the very part that the finding is about. */
export function shows(look: Look, evidence: Evidence, item: JudgedFinding): boolean {
  return candidates(look, [item]).length > 0 && sameMessage(item, evidence) && about(item, evidence, isPart);
}

function sameMessage({ finding }: JudgedFinding, { operation, direction }: Evidence): boolean {
  const reached = operation === undefined || finding.operations.length === 0;
  if (!reached && !finding.operations.some((each) => keyOf(each) === keyOf(operation))) return false;
  if (direction === undefined || finding.direction === "both" || finding.direction === "none") return true;
  return direction === "both" || direction === finding.direction;
}

type Relation = (finding: string, evidence: string) => boolean;

function about({ finding }: JudgedFinding, { base, revision, words }: Evidence, related: Relation): boolean {
  const name = propertyOf(finding.base?.pointer ?? finding.revision?.pointer ?? "");
  if (words !== undefined) return name !== undefined && words.includes(name);
  if (base.length === 0 && revision.length === 0) return true;
  const some = (pointer: string | undefined, pointers: readonly string[]) =>
    pointer !== undefined && pointers.some((each) => related(pointer, each));
  return some(finding.base?.pointer, base) || some(finding.revision?.pointer, revision);
}

/** The failure is about the finding's part or what is inside; the finding may name a keyword of the part. */
const isPart: Relation = (finding, evidence) =>
  `${evidence}/`.startsWith(`${finding}/`) || finding.slice(0, finding.lastIndexOf("/")) === evidence;

/** One is the other, or holds it. */
const isNear: Relation = (finding, evidence) =>
  `${evidence}/`.startsWith(`${finding}/`) || finding.startsWith(`${evidence}/`);

const holders = new Set(["properties", "parameters", "headers", "schemas"]);

function propertyOf(pointer: string): string | undefined {
  const keys = keysOf(pointer);
  const at = keys.findLastIndex((key, index) => holders.has(key) && index + 1 < keys.length);
  return at === -1 ? undefined : keys[at + 1];
}

function keyOf(operation: string): string {
  return operation.replace(/\{[^{}]*\}/g, "{}");
}
