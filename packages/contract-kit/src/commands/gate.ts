import type { VersionType } from "@changesets/types";
import { type Project, projectOf, readProjects } from "@partner-licenses/contract-diff/project";
import {
  flatFinding,
  formats as gateFormats,
  readTargets,
  renderAll,
} from "@partner-licenses/contract-diff/report";
import { shown } from "@partner-licenses/document/files";
import { put } from "@partner-licenses/document/output";
import { Command, Option } from "commander";
import {
  applyChange,
  type Change,
  type GateResult,
  gate,
  gateText,
  gateView,
  passes,
} from "../gate/index.ts";

interface Options {
  config: string;
  contract?: string;
  base?: string;
  fetch?: true;
  declared?: VersionType;
  first?: true;
  format?: string[];
  write?: true;
}

const notes = `
What is declared says the tool that makes the releases: changesets, release-please, semantic-release, tags, or
the contract's own info.version; \`release\` in the configuration names it, --declared speaks for it.
The base is the newest contract of the store of releases, else the newest tag, else where the branch began:
  --base released | tag | merge-base | <file> | <revision> | <revision>:<file> | - | <address> --fetch

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
    .description("fail when less is declared than the contract needs")
    .argument("[file]", "the contract; else those of the configuration")
    .option("--base <what>", "what the contract is compared with")
    .option("--fetch", "an address given as --base may be fetched")
    .addOption(
      new Option("--declared <bump>", "what will be released").choices(["none", "patch", "minor", "major"]),
    )
    .option("--first", "there is no earlier release to compare with, and that is right")
    .option("--contract <name>", "only this one of the configuration's contracts")
    .option("-w, --write", "write the changeset, or raise the bump of yours")
    .option(
      "-f, --format <format[=file]>",
      `${gateFormats.join(", ")}; several times to write several files`,
      (each: string, all: string[] = []) => [...all, each],
    )
    .option("-c, --config <file>", "which contract is yours", "contract.config.json")
    .addHelpText("after", notes)
    .action(run);
}

async function run(file: string | undefined, options: Options): Promise<void> {
  const targets = readTargets(options.format ?? [], gateFormats);
  const projects = file === undefined ? readProjects(options.config, options.contract) : [projectOf(file)];
  const results: Ran[] = [];
  for (const project of projects) results.push(await runOne(project, options));
  if (!results.every(({ result }) => passes(result))) process.exitCode = 1;
  for (const { format, file } of targets) put(textOf(format, results), file);
}

function textOf(format: (typeof gateFormats)[number], results: readonly Ran[]): string {
  if (format === "pretty") return results.map(({ result, written }) => gateText(result, written)).join("\n");
  if (format !== "json")
    return renderAll(
      format,
      results.map(({ result }) => gateView(result)),
    );
  const values = results.map(({ result, written }) => gateData(result, written));
  return `${JSON.stringify(values.length === 1 ? values[0] : values, null, 2)}\n`;
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
