import { canBeAccepted } from "@partner-licenses/contract-diff/accept";
import { mainPlace, placeText, symbols, wrap } from "@partner-licenses/contract-diff/report";
import { formatPlace } from "@partner-licenses/document/errors";
import { shown } from "@partner-licenses/document/files";
import pc from "picocolors";
import major from "semver/functions/major.js";
import { releaseLine } from "./changeset-file.ts";
import type { GateResult } from "./gate.ts";
import type { Change } from "./write.ts";

const tones = { breaking: pc.red, unproven: pc.yellow, additive: pc.green, docs: pc.dim };

/** The result for a terminal. The last line is the next command. */
export function gateText(result: GateResult, written?: Change): string {
  const { faults, notes, status } = result;
  const parts = written === undefined ? [] : [writtenText(written, result)];
  parts.push(headline(result));
  if (status === "less" || status === "pending") parts.push(...shortText(result));
  for (const { message, place } of faults) parts.push(`${pc.red("✗")} ${formatPlace(place)}: ${message}`);
  for (const note of notes)
    parts.push(
      wrap(note, 76)
        .map((line) => `  ${pc.dim(line)}`)
        .join("\n"),
    );
  const next = nextStep(result, written);
  if (next !== undefined) parts.push(`  next: ${next}`);
  return `${parts.join("\n\n")}\n`;
}

function headline({ status, needed, declared, base, carrier, faults }: GateResult): string {
  const since = base === undefined ? "" : pc.dim(`  since ${base.version}`);
  const good = faults.length > 0 ? pc.dim("·") : pc.green("✓");
  const plan = declared === "none" ? "no changeset releases it" : `the changesets declare ${declared}`;
  const needs = needed === "none" ? "the contract needs no release" : `the contract needs ${needed}`;
  const texts = {
    first: `${good} first release: no contract of ${carrier.name} is recorded yet, ${plan}`,
    enough: `${good} ${needs}, ${plan}${since}`,
    more: `${good} ${needs}, ${plan}: more than needed, which is fine${since}`,
    less: `${pc.red("✗")} the contract needs ${pc.bold(needed)}, ${plan}${since}`,
    pending: `${pc.red("✗")} the contract differs from the last pre-release, and no changeset carries that`,
  };
  return texts[status];
}

function shortText(result: GateResult): string[] {
  const { short, change, skipped, carrier } = result;
  const found = short.slice(0, 10).map(({ finding, fingerprint, accepted }) => {
    const place = mainPlace(finding);
    const where = place === undefined ? "" : `\n    ${pc.dim(placeText(place))}`;
    const message = wrap(finding.message, 74).join("\n    ");
    const mark =
      accepted === undefined ? tones[finding.level](symbols[finding.level]) : pc.green("✓ accepted ");
    return `  ${mark} ${pc.bold(finding.id)}  ${pc.dim(fingerprint)}\n    ${message}${where}`;
  });
  if (short.length > 10) found.push(pc.dim(`  and ${short.length - 10} more: contract diff lists all`));
  if (skipped !== undefined) return [...found, `  changesets never release it: ${skipped}`];
  if (change === undefined) return found;
  const verb = change.kind === "new" ? "add" : "change";
  const place = change.kind === "new" ? shown(change.file) : `${shown(change.file)}:${change.line}`;
  const lines = change.text.split("\n");
  const front =
    change.kind === "new"
      ? lines.slice(0, lines.indexOf("---", 1) + 1).filter((line) => !line.startsWith("#"))
      : [releaseLine(carrier.name, change.bump)];
  const todo = [`  ${verb} ${place}`, ...front.map((each) => `    ${pc.bold(each)}`)].join("\n");
  return [
    ...found,
    todo,
    ...(acceptable(result)
      ? [
          pc.dim(
            `  or accept it in ${shown(result.acceptedFile)}, with the fingerprint, a reason and your name`,
          ),
        ]
      : []),
  ];
}

/** Whether there is a break left to accept, and accepting it asks for less. */
function acceptable({ short, status, base }: GateResult): boolean {
  if (status !== "less" || base === undefined || major(base.version) === 0) return false;
  return short.some(({ finding, accepted }) => accepted === undefined && canBeAccepted(finding));
}

function writtenText({ file, kind, bump }: Change, { carrier }: GateResult): string {
  const verbs = { new: "wrote", raised: "raised the bump in", rewritten: "rewrote" };
  return `${pc.green("✓")} ${verbs[kind]} ${shown(file)}: ${releaseLine(carrier.name, bump)}`;
}

function nextStep(result: GateResult, written?: Change): string | undefined {
  const { status, skipped, faults } = result;
  if (skipped !== undefined) return "fix .changeset/config.json";
  if (status === "less" || status === "pending") return pc.bold("contract gate --write");
  if (faults.length > 0) return `correct ${faults[0]?.place.file}`;
  return written === undefined ? undefined : `read ${shown(written.file)}, then commit it`;
}
