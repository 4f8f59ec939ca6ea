import { readProject } from "@partner-licenses/contract-diff/project";
import { flatFinding } from "@partner-licenses/contract-diff/report";
import { shown } from "@partner-licenses/document/files";
import { put } from "@partner-licenses/document/output";
import { Command, Option } from "commander";
import { applyChange, type Change, type GateResult, gate, gateText, passes } from "../gate/index.ts";

interface Options {
  config: string;
  format: "pretty" | "json";
  write?: true;
}

const notes = `
What a change needs, since the last stable release:
  breaking, unproven   major; below 1.0.0 minor
  accepted break       minor   (accepted.yaml next to the contract)
  additive             minor
  documentation        patch
In pre mode all changesets since that release count, and a change since the last pre-release needs one of its own.
Before the first release there is nothing to compare with, and the gate passes.

Exit codes: 0 the changesets declare enough; 1 they declare less, or an accepted break does not hold;
2 the input or the command line is wrong.`;

/** `contract gate`: the changesets must declare what the contract needs. */
export function gateCommand(): Command {
  return new Command("gate")
    .description("fail when the changesets declare less than the contract needs")
    .option("-w, --write", "write the changeset, or raise the bump of yours")
    .addOption(
      new Option("-f, --format <format>", "how to print").choices(["pretty", "json"]).default("pretty"),
    )
    .option("-c, --config <file>", "which contract is yours", "contract.config.json")
    .addHelpText("after", notes)
    .action(run);
}

async function run(options: Options): Promise<void> {
  const project = readProject(options.config);
  const result = await gate(project);
  const change = options.write ? result.change : undefined;
  if (change !== undefined) applyChange(change);
  // The result is judged again, by what is on disk.
  const after = change === undefined ? result : await gate(project);
  if (!passes(after)) process.exitCode = 1;
  put(options.format === "json" ? json(after, change) : gateText(after, change));
}

function json(result: GateResult, written?: Change): string {
  const { status, carrier, base, needed, declared, short, faults, notes, skipped, change } = result;
  const file = written ?? change;
  const value = {
    pass: passes(result),
    status,
    package: carrier.name,
    ...(base && { base: base.version }),
    needed,
    declared,
    short: short.map(flatFinding),
    faults: faults.map(({ kind, fingerprint, message }) => ({ kind, fingerprint, message })),
    notes,
    ...(skipped !== undefined && { skipped }),
    ...(file && { changeset: { file: shown(file.file), line: file.line, kind: file.kind, bump: file.bump } }),
    written: written !== undefined,
  };
  return `${JSON.stringify(value, null, 2)}\n`;
}
