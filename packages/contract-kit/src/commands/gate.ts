import { type Project, readProjects } from "@partner-licenses/contract-diff/project";
import { flatFinding } from "@partner-licenses/contract-diff/report";
import { shown } from "@partner-licenses/document/files";
import { put } from "@partner-licenses/document/output";
import { Command, Option } from "commander";
import { applyChange, type Change, type GateResult, gate, gateText, passes } from "../gate/index.ts";

interface Options {
  config: string;
  contract?: string;
  first?: true;
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
Each public package with code from the contract is asked for what its own version promises.
Before the first release there is nothing to compare with: below 1.0.0 the gate passes, later only with --first.

Exit codes: 0 enough is declared; 1 less is declared, or an accepted break or a version does not hold;
2 the input or the command line is wrong.`;

/** `contract gate`: the changesets must declare what the contract needs. */
export function gateCommand(): Command {
  return new Command("gate")
    .description("fail when the changesets declare less than the contract needs")
    .option("--first", "there is no earlier release to compare with, and that is right")
    .option("--contract <name>", "only this one of the configuration's contracts")
    .option("-w, --write", "write the changeset, or raise the bump of yours")
    .addOption(
      new Option("-f, --format <format>", "how to print").choices(["pretty", "json"]).default("pretty"),
    )
    .option("-c, --config <file>", "which contract is yours", "contract.config.json")
    .addHelpText("after", notes)
    .action(run);
}

async function run(options: Options): Promise<void> {
  const results = [];
  for (const project of readProjects(options.config, options.contract))
    results.push(await runOne(project, options));
  if (!results.every(({ result }) => passes(result))) process.exitCode = 1;
  if (options.format === "pretty")
    put(results.map(({ result, written }) => gateText(result, written)).join("\n"));
  else {
    const values = results.map(({ result, written }) => gateData(result, written));
    put(`${JSON.stringify(values.length === 1 ? values[0] : values, null, 2)}\n`);
  }
}

interface Ran {
  readonly result: GateResult;
  readonly written?: Change;
}

async function runOne(project: Project, options: Options): Promise<Ran> {
  const result = await gate(project, options);
  const change = options.write ? result.change : undefined;
  if (change === undefined) return { result };
  applyChange(change);
  // The result is judged again, by what is on disk.
  return { result: await gate(project, options), written: change };
}

function gateData(result: GateResult, written?: Change): object {
  const { project, carrier, base, needed, declared, derived, status, short, notes, skipped } = result;
  const change = written ?? result.change;
  return {
    pass: passes(result),
    ...(project.name !== undefined && { contract: project.name }),
    ...{ status, package: carrier.name },
    ...(base && { base: base.label }),
    ...{ needed, declared, derived },
    short: short.map(flatFinding),
    faults: result.faults.map(({ kind, fingerprint, message }) => ({ kind, fingerprint, message })),
    notes,
    ...(skipped !== undefined && { skipped }),
    ...(change && { changeset: changeData(change) }),
    written: written !== undefined,
  };
}

function changeData({ file, line, kind, bumps }: Change): object {
  return { file: shown(file), line, kind, bumps: Object.fromEntries(bumps) };
}
