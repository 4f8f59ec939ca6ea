import { ContractError } from "@partner-licenses/document/errors";
import { shown } from "@partner-licenses/document/files";
import { columns, put } from "@partner-licenses/document/output";
import { bumpAfter, judge, readAccepted } from "../accept/index.ts";
import { policyFor } from "../project/policy-for.ts";
import { type Project, readProject } from "../project/project.ts";
import { diffOfOneApi } from "../project/same-api.ts";
import { type FailOn, type Format, failing, render, type Target, viewOf } from "../report/index.ts";
import { levels } from "../report/words.ts";
import type { DiffReport } from "../types.ts";
import type { CommandNames } from "./names.ts";

/** The options of `contract diff` that compare. */
export interface DiffOptions {
  config: string;
  contract?: string;
  targets: readonly Target<Format>[];
  failOn?: FailOn;
  released?: true;
}

/**
 * Compares, prints the report, and sets the exit code.
 * Without `base` it is the last release, without `revision` the project's contract.
 */
export async function runDiff(
  base: string | undefined,
  revision: string | undefined,
  names: CommandNames,
  options: DiffOptions,
): Promise<void> {
  const sides = await chooseSides(base, revision, names, options);
  const { report } = await diffOfOneApi(
    sides.base,
    sides.revision,
    sides.project?.policy ?? policyFor([sides.base, sides.revision], options),
  );
  const accepted = sides.project === undefined ? [] : readAccepted(sides.project.accepted);
  const judged = judge(report.findings, accepted);
  const next = nextStep(report, sides, names);
  const contracts = { base: sides.base, revision: sides.revision, ...(next !== undefined && { next }) };
  const view = viewOf(contracts, bumpAfter(report.bump, judged), judged);
  for (const { format, file } of options.targets) {
    const plain = file === undefined ? {} : { colors: false };
    put(render(format, view, format === "pretty" ? { ...plain, width: columns() } : {}), file);
  }
  if (options.failOn !== undefined && failing(judged.findings, options.failOn).length > 0)
    process.exitCode = 1;
}

interface ChosenSides {
  readonly base: string;
  readonly revision: string;
  /** Set when the project's contract is compared with its last release. */
  readonly project?: Project;
}

async function chooseSides(
  base: string | undefined,
  revision: string | undefined,
  { typed }: CommandNames,
  options: DiffOptions,
): Promise<ChosenSides> {
  if (options.released && revision !== undefined) {
    throw new ContractError("--released names the older contract, and <base> does too", {
      hint: "leave one of the two out",
    });
  }
  if (base !== undefined && revision !== undefined) return { base, revision };
  const project = readProject(options.config, options.contract);
  if (base !== undefined && !options.released) return { base, revision: shown(project.spec) };
  const { newestReleased } = await import("../project/released.ts");
  const newest = newestReleased(project.released);
  if (newest === undefined && base === undefined && !options.released) {
    const revision = shown(project.spec);
    process.stderr.write("No contract is released yet: this compares with the last commit.\n");
    return { base: `HEAD:${revision}`, revision };
  }
  if (newest === undefined) {
    throw new ContractError(`no contract is released yet: ${shown(project.released)} holds none`, {
      hint: `compare with a git revision, such as \`${typed("diff", `main:${shown(project.spec)}`)}\`; a release records the first contract`,
    });
  }
  const released = shown(newest.file);
  return base === undefined
    ? { base: released, revision: shown(project.spec), project }
    : { base: released, revision: base };
}

function nextStep(
  { findings, bump }: DiffReport,
  { project }: ChosenSides,
  { gate, typed }: CommandNames,
): string | undefined {
  if (gate !== undefined && project !== undefined && bump !== "none") return typed("gate", "--write");
  const worst = levels.flatMap((level) => findings.filter((finding) => finding.level === level))[0];
  if (worst !== undefined) return typed("explain", worst.id);
  return gate === undefined ? undefined : typed("gate");
}
