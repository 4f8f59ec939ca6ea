import type { VersionType } from "@changesets/types";
import {
  flatFinding,
  formats as gateFormats,
  readTargets,
  renderAll,
} from "@partner-licenses/contract-diff/report";
import { formatContractError } from "@partner-licenses/document/errors";
import { shown } from "@partner-licenses/document/files";
import { put } from "@partner-licenses/document/output";
import { Command, Option } from "commander";
import pc from "picocolors";
import {
  applyChange,
  type Change,
  failures,
  type GateFailOn,
  type GateResult,
  gateText,
  gateView,
  mayPass,
  type Target,
  targetsIn,
  together,
  usualConfig,
} from "../gate/index.ts";

interface Options {
  config: string;
  contract?: string;
  base?: string;
  fetch?: true;
  declared?: VersionType;
  first?: true;
  accepted?: string;
  failOn: GateFailOn;
  format?: string[];
  write?: true;
}

const notes = `
What is declared says the tool that makes the releases: changesets,
release-please, semantic-release, tags, or the contract's own info.version;
\`release\` in the configuration names it, --declared speaks for it.
The base is the newest contract of the store of releases, else the newest tag,
else where the branch began:
  --base released | tag | merge-base | <file> | <revision> | <revision>:<file>
  --base -        the standard input
  --base <address> --fetch
  --base change   what was before the pull request, the push or the commit, by
                  GitHub, GitLab or pre-commit
Without a file and a configuration, each contract that git has here is judged.

What a change needs, since the last stable release:
  breaking, unproven   major; below 1.0.0 minor
  accepted break       minor   (accepted.yaml next to the contract)
  additive             minor
  documentation        patch
In pre mode all changesets since that release count, and a change since the last
pre-release needs one of its own. Each public package with code from the
contract is asked for what its own version promises.
Before the first release there is nothing to compare with: below 1.0.0 the gate
passes, later only with --first.

Exit codes: 0 enough is declared; 1 less is declared, or an accepted break or a
version does not hold; 2 the input or the command line is wrong.`;

/** `contract gate`: the changesets must declare what the contract needs. */
export function gateCommand(): Command {
  return new Command("gate")
    .description("fail when less is declared than the contract needs")
    .argument("[files...]", "contracts, or patterns; else those of the configuration, or all that are found")
    .option("--base <what>", "what the contract is compared with")
    .option("--fetch", "an address given as --base may be fetched")
    .addOption(
      new Option("--declared <bump>", "what will be released").choices(["none", "patch", "minor", "major"]),
    )
    .option("--first", "there is no earlier release to compare with, and that is right")
    .option("--accepted <file>", "the accepted breaks, where they are not next to the contract")
    .addOption(
      new Option(
        "--fail-on <level>",
        "less declared than needed, findings of a level whatever is declared, or nothing",
      )
        .choices(failures)
        .default("undeclared"),
    )
    .option("--contract <name>", "only this one of the configuration's contracts")
    .option("-w, --write", "write the changeset, or raise the bump of yours")
    .option(
      "-f, --format <format[=file]>",
      `${gateFormats.join(", ")}; several times to write several files`,
      (each: string, all: string[] = []) => [...all, each],
    )
    .option("-c, --config <file>", "which contract is yours", usualConfig)
    .addHelpText("after", notes)
    .action(run);
}

async function run(files: string[], options: Options): Promise<void> {
  const outputs = readTargets(options.format ?? [], gateFormats);
  const { config, contract, accepted, failOn } = options;
  const wanted = { files, config, ...(contract && { contract }), ...(accepted && { accepted }) };
  const ran: Ran[] = [];
  const targets = targetsIn(wanted, options, (fault) =>
    process.stderr.write(`${formatContractError(fault)}\n`),
  );
  for (const target of targets) ran.push(await runOne(target, options));
  const judged = together(ran.map(({ result }) => result));
  const results = ran.map((each, index) => ({ ...each, result: judged[index] ?? each.result }));
  if (!results.every(({ result }) => mayPass(result, failOn))) process.exitCode = 1;
  for (const { format, file } of outputs) put(textOf(format, results, options), file);
}

function textOf(format: (typeof gateFormats)[number], results: readonly Ran[], { failOn }: Options): string {
  if (format === "pretty") return prettyText(results, failOn);
  if (format !== "json")
    return renderAll(
      format,
      results.map(({ result }) => gateView(result, failOn)),
    );
  const values = results.map(({ result, written }) => gateData(result, failOn, written));
  return `${JSON.stringify(values.length === 1 ? values[0] : values, null, 2)}\n`;
}

/** Of several contracts each has its name above. */
function prettyText(results: readonly Ran[], failOn: GateFailOn): string {
  return results
    .map(({ result, written }) => {
      const name = results.length > 1 ? `${pc.bold(shown(result.project.spec))}\n` : "";
      return `${name}${gateText(result, written, failOn)}`;
    })
    .join("\n");
}

interface Ran {
  readonly result: GateResult;
  readonly written?: Change;
}

async function runOne({ judge }: Target, options: Options): Promise<Ran> {
  const result = await judge();
  const change = options.write ? result.change : undefined;
  if (change === undefined) return { result };
  applyChange(change);
  // The result is judged again, by what is on disk.
  return { result: await judge(), written: change };
}

function gateData(result: GateResult, failOn: GateFailOn, written?: Change): object {
  const { project, carrier, base, needed, declared, derived, status, short, notes, skipped } = result;
  const change = written ?? result.change;
  return {
    pass: mayPass(result, failOn),
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
