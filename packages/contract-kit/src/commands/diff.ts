import { Command, Option } from "commander";
import pc from "picocolors";
import { bumpAfter, judge, readAccepted } from "../accept/index.ts";
import type { DiffReport } from "../diff/index.ts";
import { ContractError } from "../errors.ts";
import { shown } from "../history/files.ts";
import { type Project, readProject } from "../history/project.ts";
import { diffOfOneApi } from "../history/same-api.ts";
import { type Format, formats, render, viewOf } from "../report/index.ts";
import { levels } from "../report/words.ts";
import { explain } from "./explain.ts";
import { type FailOn, failOnLevels, fails } from "./fail-on.ts";
import { columns, put } from "./output.ts";

interface Options {
  config: string;
  explain?: string;
  format: Format;
  failOn?: FailOn;
  output?: string;
  released?: true;
}

const notes = `
A contract is a file or <git-rev>:<path>. Without <base> it is the last released contract,
without <revision> the contract of contract.config.json.

Exit codes: 0 compared; 1 a finding reaches --fail-on; 2 the input or the command line is wrong.
--fail-on breaking|unproven|additive|docs fails on that level and on all above it; any is docs.
Accepted breaks (accepted.yaml beside the contract) count when it is compared with its last release.

Examples:
  contract diff
  contract diff main:spec/openapi.yaml
  contract diff v1.0.0:spec/openapi.yaml spec/openapi.yaml --format markdown --output diff.md`;

/** `contract diff`: what changed between two contracts, whom it breaks, and which bump it needs. */
export function diffCommand(): Command {
  return new Command("diff")
    .description("compare two contracts: what changed, whom it breaks, which bump it needs")
    .argument("[base]", "the older contract")
    .argument("[revision]", "the newer contract")
    .option("--released", "compare with the last released contract; a single argument is then the newer one")
    .addOption(new Option("-f, --format <format>", "how to print").choices(formats).default("pretty"))
    .addOption(new Option("--fail-on <level>", "exit with 1 at this level or above").choices(failOnLevels))
    .option("-o, --output <file>", "write a file, whole or not at all")
    .option("--explain <id>", "print the rule with an example, and compare nothing")
    .option("-c, --config <file>", "which contract is yours", "contract.config.json")
    .addHelpText("after", notes)
    .action(run);
}

async function run(base: string | undefined, revision: string | undefined, options: Options): Promise<void> {
  if (options.explain !== undefined) return explain(options.explain);
  const sides = await chooseSides(base, revision, options);
  const report = await diffOfOneApi(sides.base, sides.revision);
  const accepted = sides.project === undefined ? [] : readAccepted(sides.project.accepted);
  const judged = judge(report.findings, accepted);
  const names = { base: sides.base, revision: sides.revision };
  const view = viewOf({ ...names, next: nextStep(report, sides) }, bumpAfter(report.bump, judged), judged);
  const colors = options.output === undefined && pc.isColorSupported;
  put(render(options.format, view, { colors, width: columns() }), options.output);
  if (options.failOn !== undefined && fails(judged.findings, options.failOn)) process.exitCode = 1;
}

interface Sides {
  readonly base: string;
  readonly revision: string;
  /** Set when the project's contract is compared with its last release. */
  readonly project?: Project;
}

async function chooseSides(
  base: string | undefined,
  revision: string | undefined,
  options: Options,
): Promise<Sides> {
  if (options.released && revision !== undefined) {
    throw new ContractError("--released names the older contract, and <base> does too", {
      hint: "leave one of the two out",
    });
  }
  if (base !== undefined && revision !== undefined) return { base, revision };
  const project = readProject(options.config);
  if (base !== undefined && !options.released) return { base, revision: shown(project.spec) };
  const { newestReleased } = await import("../history/released.ts");
  const newest = newestReleased(project.released);
  if (newest === undefined) {
    throw new ContractError(`no contract is released yet: ${shown(project.released)} holds none`, {
      hint: `compare with a git revision, such as \`contract diff main:${shown(project.spec)}\`; a release records the first contract`,
    });
  }
  const released = shown(newest.file);
  return base === undefined
    ? { base: released, revision: shown(project.spec), project }
    : { base: released, revision: base };
}

function nextStep({ findings, bump }: DiffReport, { project }: Sides): string {
  if (project !== undefined && bump !== "none") return "contract gate --write";
  const worst = levels.flatMap((level) => findings.filter((finding) => finding.level === level))[0];
  return worst === undefined ? "contract gate" : `contract explain ${worst.id}`;
}
