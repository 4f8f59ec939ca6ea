import { explain as ruleOf } from "@partner-licenses/contract-diff";
import type { JudgedFinding } from "@partner-licenses/contract-diff/accept";
import { operationsText } from "@partner-licenses/contract-diff/report";
import type { Evidence } from "../compat/evidence.ts";
import { remedyOf } from "./remedy.ts";

/** A break, and the compile errors that consumers get from it. */
export interface Broken {
  readonly item: JudgedFinding;
  readonly errors: readonly Evidence[];
}

/** The section of a major version: for each break the compile error, the behaviour and the remedy. */
export function draftSection(base: string, version: string, breaks: readonly Broken[]): string {
  return [`## From ${base} to ${version}`, ...breaks.map(paragraph)].join("\n\n");
}

function paragraph({ item: { finding }, errors }: Broken): string {
  const { id, message, operations, direction } = finding;
  const reach = operationsText(operations.map((operation) => `\`${operation}\``));
  const side = direction === "none" || direction === "both" ? "" : `, ${direction}`;
  return [
    `### ${message.replace(/\s+/g, " ").trim()}`,
    `${reach === "" ? "" : `${reach}${side}. `}Rule: \`${id}\`.`,
    ...compileText(finding.source === "breaking", errors),
    ...behaviour(finding),
    `**Remedy.** ${remedyOf(finding)}`,
  ].join("\n\n");
}

function compileText(expected: boolean, errors: readonly Evidence[]): string[] {
  if (errors.length === 0) {
    return [
      expected
        ? "**Compile error.** Where your code uses it."
        : "**Compile error.** None: the types stay the same, so no compiler warns.",
    ];
  }
  const different = [...new Map(errors.map((each) => [each.what, each])).values()];
  const lines = different.slice(0, 2).flatMap(({ what, message }) => [what, `  ${message}`]);
  return ["**Compile error.**", `\`\`\`text\n${lines.join("\n")}\n\`\`\``];
}

function behaviour({ id, direction, witness }: JudgedFinding["finding"]): string[] {
  const rule = ruleOf(id);
  const meaning = rule?.line ?? "The contract changed here.";
  if (witness === undefined) return [`**Behaviour.** ${meaning}`];
  const lead =
    direction === "request"
      ? "The server now refuses what it accepted before:"
      : "The server may now send what it never sent before:";
  return [
    `**Behaviour.** ${meaning} ${lead}`,
    `\`\`\`json\n${JSON.stringify(witness.value, null, 2)}\n\`\`\``,
  ];
}
