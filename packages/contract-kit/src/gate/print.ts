import { stripVTControlCharacters } from "node:util";
import { canBeAccepted, type JudgedFinding } from "@partner-licenses/contract-diff/accept";
import {
  countText,
  mainPlace,
  overlayText,
  placeText,
  symbols,
  wrap,
} from "@partner-licenses/contract-diff/report";
import { formatPlace } from "@partner-licenses/document/errors";
import { shown } from "@partner-licenses/document/files";
import pc from "picocolors";
import { failingOf, type GateFailOn, mayPass } from "./fail-on.ts";
import type { GateResult } from "./gate.ts";
import { releaseLine } from "./plan/changeset-file.ts";
import type { Change } from "./plan/write.ts";
import { typedFor } from "./typed.ts";
import { isShort } from "./verdict.ts";

const tones = { breaking: pc.red, unproven: pc.yellow, additive: pc.green, docs: pc.dim };

/** The result for a terminal. The last line is the next command. */
export function gateText(result: GateResult, written?: Change, failOn: GateFailOn = "undeclared"): string {
  const { faults, notes, status } = result;
  const parts = written === undefined ? [] : [writtenText(written)];
  parts.push(headline(result, failOn));
  if (failOn !== "undeclared") parts.push(...findingTexts(failingOf(result, failOn)));
  else if (status === "less" || status === "pending") parts.push(...shortText(result));
  for (const { message, place } of faults) parts.push(`${pc.red("✗")} ${formatPlace(place)}: ${message}`);
  for (const note of notes)
    parts.push(
      wrap(note, 76)
        .map((line) => `  ${pc.dim(line)}`)
        .join("\n"),
    );
  const next = nextOf(result, failOn, written);
  if (next !== undefined) parts.push(`  next: ${next}`);
  return `${parts.join("\n\n")}\n`;
}

/** The result in one line, without colours and marks, and the next step. */
export function verdictText(result: GateResult, failOn: GateFailOn): string {
  const next = nextOf(result, failOn);
  const faults = result.faults.map(({ message, place }) => `${formatPlace(place)}: ${message}`);
  const lines = [
    headline(result, failOn),
    ...faults,
    ...result.notes,
    ...(next === undefined ? [] : [`next: ${next}`]),
  ];
  return stripVTControlCharacters(lines.join("; ")).replace(/^\W+/, "").replace(/\s+/g, " ");
}

function headline(result: GateResult, failOn: GateFailOn): string {
  const { status, needed, declared, base, carrier, derived, plan, faults } = result;
  const since = base === undefined ? "" : pc.dim(`  since ${base.label}`);
  if (failOn !== "undeclared" && base !== undefined) {
    const mark = mayPass(result, failOn) ? pc.green("✓") : pc.red("✗");
    return `${mark} ${countText(result.findings)}, whatever is declared${since}`;
  }
  const good = faults.length > 0 ? pc.dim("·") : pc.green("✓");
  const planned = declared === "none" ? plan.silent : `${plan.declares} ${declared}`;
  const needs = needed === "none" ? "the contract needs no release" : `the contract needs ${needed}`;
  const short = derived.filter(isShort);
  const others = short.map(
    (each) =>
      `\n  ${pc.red("✗")} ${each.name} ${each.version} needs ${pc.bold(each.needed)} for it, and ${each.declared} is declared`,
  );
  const texts = {
    first: `${good} first release: no contract of ${carrier.name} is recorded yet, ${planned}`,
    enough: `${good} ${needs}, ${planned}${since}`,
    more: `${good} ${needs}, ${planned}: more than needed, which is fine${since}`,
    less: `${pc.red("✗")} the contract needs ${pc.bold(needed)}, ${planned}${since}${others.join("")}`,
    pending: `${pc.red("✗")} the contract differs from the last pre-release, and no changeset carries that`,
  };
  return texts[status];
}

function shortText(result: GateResult): string[] {
  const { short, change, skipped, project } = result;
  const found = findingTexts(short);
  if (skipped !== undefined) return [...found, `  changesets never release it: ${skipped}`];
  const accept = acceptable(result)
    ? pc.dim(`  or accept it in ${shown(project.accepted)}, with the fingerprint, a reason and your name`)
    : undefined;
  return [
    ...found,
    ...(change === undefined ? [] : [`  ${todoText(change)}`]),
    ...(accept === undefined ? [] : [accept]),
  ];
}

/** The first findings, each with its fingerprint and place. */
function findingTexts(findings: readonly JudgedFinding[]): string[] {
  const found = findings.slice(0, 10).map(({ finding, fingerprint, accepted }) => {
    const place = mainPlace(finding);
    const where = [place && placeText(place), overlayText(finding)]
      .filter((line) => line !== undefined)
      .map((line) => `\n    ${pc.dim(line)}`)
      .join("");
    const message = wrap(finding.message, 74).join("\n    ");
    const mark =
      accepted === undefined ? tones[finding.level](symbols[finding.level]) : pc.green("✓ accepted ");
    return `  ${mark} ${pc.bold(finding.id)}  ${pc.dim(fingerprint)}\n    ${message}${where}`;
  });
  if (findings.length > 10) found.push(pc.dim(`  and ${findings.length - 10} more: contract diff lists all`));
  return found;
}

function todoText(change: Change): string {
  const verb = change.kind === "new" ? "add" : "change";
  const place = change.kind === "new" ? shown(change.file) : `${shown(change.file)}:${change.line}`;
  const lines = change.bumps.map(([name, bump]) => releaseLine(name, bump));
  const front = change.kind === "new" ? ["---", ...lines, "---"] : lines;
  return [`${verb} ${place}`, ...front.map((each) => `    ${pc.bold(each)}`)].join("\n");
}

/** Whether there is a break left to accept, and accepting it asks for less. */
function acceptable({ short, status, needed, derived }: GateResult): boolean {
  if (status !== "less" || ![needed, ...derived.map((each) => each.needed)].includes("major")) return false;
  return short.some(({ finding, accepted }) => accepted === undefined && canBeAccepted(finding));
}

function writtenText({ file, kind, bumps }: Change): string {
  const verbs = { new: "wrote", raised: "raised the bump in", rewritten: "rewrote" };
  return `${pc.green("✓")} ${verbs[kind]} ${shown(file)}: ${bumps.map(([name, bump]) => releaseLine(name, bump)).join(", ")}`;
}

function nextOf(result: GateResult, failOn: GateFailOn, written?: Change): string | undefined {
  if (failOn === "undeclared") return nextStep(result, written);
  return mayPass(result, failOn)
    ? undefined
    : `accept it in ${shown(result.project.accepted)}, with the fingerprint, a reason and your name`;
}

function nextStep(result: GateResult, written?: Change): string | undefined {
  const { status, needed, skipped, faults, change, project, plan } = result;
  if (skipped !== undefined) return "fix .changeset/config.json";
  if (change !== undefined) return pc.bold(typedFor(project, "gate", "--write"));
  const [fault] = faults;
  if (status === "less" || status === "pending") return plan.advice?.(needed);
  if (fault !== undefined) return fault.next ?? `correct ${fault.place.file}`;
  return written === undefined ? undefined : `read ${shown(written.file)}, then commit it`;
}
