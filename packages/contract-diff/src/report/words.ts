import type { JudgedFinding } from "../accept/index.ts";
import type { Bump, Finding, FindingPlace, Level } from "../types.ts";

/** Levels from the heaviest to the lightest. */
export const levels: readonly Level[] = ["breaking", "unproven", "additive", "docs"];

/** A shape with each colour, so that no meaning hangs on colour alone. */
export const symbols: Readonly<Record<Level, string>> = {
  breaking: "✗",
  unproven: "?",
  additive: "+",
  docs: "·",
};

/** The levels as headings. */
export const titles: Readonly<Record<Level, string>> = {
  breaking: "Breaking",
  unproven: "Unproven",
  additive: "Additive",
  docs: "Documentation",
};

const meanings: Readonly<Record<Bump, string>> = {
  major: "needs a major release",
  minor: "needs a minor release",
  patch: "changes documentation only: a patch release",
  none: "is the same contract",
};

/** `2 breaking, 1 additive`, heaviest first. */
export function countText(findings: readonly JudgedFinding[]): string {
  const open = findings.filter(({ accepted }) => accepted === undefined);
  const parts = levels
    .map((level) => [open.filter(({ finding }) => finding.level === level).length, level] as const)
    .filter(([count]) => count > 0)
    .map(([count, level]) => `${count} ${level}`);
  const accepted = findings.length - open.length;
  if (accepted > 0) parts.push(`${accepted} accepted`);
  return parts.join(", ") || "no difference";
}

/** What the bump means, after the words "the revision". */
export function bumpText(bump: Bump): string {
  return meanings[bump];
}

/** `GET /v1/things`, the first few, and how many more. */
export function operationsText(operations: readonly string[], most = 3): string {
  if (operations.length === 0) return "";
  const rest = operations.length - most;
  return operations.slice(0, most).join(", ") + (rest > 0 ? ` and ${rest} more` : "");
}

/** `file:line:column`, or the pointer when the contract was given as an object. */
export function placeText({ file, line, column, pointer }: FindingPlace): string {
  return file === undefined ? pointer : `${file}:${line ?? 1}:${column ?? 1}`;
}

/** The place to look at first: in the revision, or in the base when the part is gone. */
export function mainPlace({ revision, base }: Finding): FindingPlace | undefined {
  return revision ?? base;
}

/** Effect on consumers' TypeScript, where there is something to say. */
export function sourceText({ source, level }: Finding): string | undefined {
  if (source === "breaking") return "code written against the old types no longer compiles";
  if (source === "none" && level === "breaking") return "the types stay the same, so no compiler warns";
  return undefined;
}

/** The direction in words, or undefined when it is about neither. */
export function directionText({ direction }: Finding): string | undefined {
  return direction === "none" ? undefined : direction === "both" ? "request and response" : direction;
}

/** The level that the rule usually has, where a policy says otherwise, and why it does. */
export function policyText({ policy }: Finding): string | undefined {
  return policy && `usually ${policy.usual}: ${policy.reason}`;
}

/** Which actions of overlays made it so, where the contract was made by such. */
export function overlayText({ overlays }: Finding): string | undefined {
  return overlays && `by the overlay at ${overlays.join(", ")}`;
}

/** `1 finding`, `2 findings`. */
export function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}
