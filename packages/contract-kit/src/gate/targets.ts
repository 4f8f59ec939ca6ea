import { existsSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { type Project, projectOf, readProjects } from "@partner-licenses/contract-diff/project";
import { ContractError } from "@partner-licenses/document/errors";
import { shown } from "@partner-licenses/document/files";
import { asString, get, objectOrEmpty } from "@partner-licenses/document/json";
import { deletedContracts, findContracts, matchingFiles, unsupportedFault } from "../repository/contracts.ts";
import { commitOf, fileIn, git, isIgnored, isShallow, topOf } from "../repository/git.ts";
import { type Before, beforeChange } from "./base/change.ts";
import { mergeBaseOf, targetBranch } from "./base/merge-base.ts";
import { type GateOptions, type GateResult, gate } from "./gate.ts";
import { gateGone } from "./gone.ts";
import { usualConfig } from "./typed.ts";

/** Which contracts a run is about. */
export interface Wanted {
  /** Paths and patterns; without any those of the configuration, and without one those that are found. */
  readonly files: readonly string[];
  readonly config: string;
  readonly contract?: string;
  /** The file of accepted breaks, where it is not next to the contract. */
  readonly accepted?: string;
}

/** A contract that is to be judged. */
export interface Target {
  readonly project: Project;
  judge(): Promise<GateResult>;
}

/**
 * The contracts of this folder, and those that the change deleted. Throws a ContractError when there is none.
 * `note` is given what a search found and cannot judge.
 */
export function targetsIn(
  wanted: Wanted,
  options: GateOptions,
  note: (fault: ContractError) => void,
): Target[] {
  const folder = process.cwd();
  const before = options.base === "change" ? beforeChange(folder) : undefined;
  const past = before ?? earlier(folder, options.base);
  for (const file of wanted.files) requireFile(folder, file, past?.commit);
  const said = saidOf(wanted, options);
  const asked = (project: Project): Project => ({
    ...project,
    said,
    ...(said.accepted !== undefined && { accepted: resolve(said.accepted) }),
  });
  const { projects, unsupported } = projectsIn(folder, wanted);
  const present = projects.map(asked);
  const gone = past?.commit === undefined ? [] : goneOf(folder, wanted, past.commit, present);
  const targets = [
    ...present.map((project) => {
      // What was not there before a change is new, and needs nobody to say so.
      const first = options.first === true || (before !== undefined && !isIgnored(project.spec));
      return { project, judge: () => gate(project, { ...options, first }) };
    }),
    ...gone.map((file) => {
      const project = asked(projectOf(file));
      return { project, judge: () => gateGone(project, baseOf(folder, file, past as Required<Before>)) };
    }),
  ];
  const [old] = unsupported;
  if (targets.length === 0 && old !== undefined) throw unsupportedFault(old);
  for (const file of unsupported) note(unsupportedFault(file));
  if (options.base === "-" && targets.length > 1)
    throw new ContractError("the standard input is one contract, and here are several contracts", {
      hint: `name one: ${targets
        .slice(0, 8)
        .map(({ project }) => `\`${shown(project.spec)}\``)
        .join(", ")}`,
    });
  if (targets.length > 0) return targets;
  throw new ContractError("there is no OpenAPI 3 contract in this folder", { hint: naming });
}

const naming = 'name the contract by its path, or write `{ "spec": "…" }` into contract.config.json';

/** A base that is another one on each machine, or at each time, is said by nobody who reads this later. */
function saidOf({ accepted }: Wanted, { base }: GateOptions): NonNullable<Project["said"]> {
  const isHere = typeof base !== "string" || base === "change" || base === "-";
  return { ...(accepted !== undefined && { accepted }), ...(!isHere && { base }) };
}

function requireFile(folder: string, file: string, commit: string | undefined): void {
  if (matchingFiles(folder, [file]).length > 0) return;
  if (commit !== undefined && deletedContracts(folder, commit, [file]).length > 0) return;
  throw new ContractError(`no file is called ${file}`, { hint: naming });
}

/** The results of contracts that share a file of accepted breaks: what one of them uses is not unused in another. */
export function together(results: readonly GateResult[]): GateResult[] {
  const used = new Set(
    results.flatMap(({ project, findings }) =>
      findings
        .filter((item) => item.accepted !== undefined)
        .map((item) => `${project.accepted}\0${item.fingerprint}`),
    ),
  );
  return results.map((result) => ({
    ...result,
    faults: result.faults.filter(
      ({ kind, fingerprint }) => kind !== "unused" || !used.has(`${result.project.accepted}\0${fingerprint}`),
    ),
  }));
}

function projectsIn(
  folder: string,
  { files, config, contract }: Wanted,
): { projects: Project[]; unsupported: readonly string[] } {
  const isConfigured = contract !== undefined || config !== usualConfig || existsSync(config);
  const configured = isConfigured ? readProjects(config, contract) : [];
  const named = matchingFiles(folder, files).map(
    (file) => configured.find(({ spec }) => spec === resolve(file)) ?? projectOf(file),
  );
  if (files.length > 0 || isConfigured)
    return { projects: files.length > 0 ? named : configured, unsupported: [] };
  const { contracts, unsupported } = findContracts(folder);
  return { projects: contracts.map((file) => projectOf(file)), unsupported };
}

/** What a revision or the merge base is, in which a contract may be that is gone now. */
function earlier(folder: string, base: GateOptions["base"]): Before | undefined {
  if (typeof base === "object") return undefined;
  const isBranch = base === undefined || base === "merge-base";
  if (isBranch && isShallow(folder)) return undefined;
  const name = isBranch ? targetBranch(folder) : base;
  const commit = isBranch ? mergeBaseOf(folder, name) : commitOf(folder, name);
  return commit === undefined ? undefined : { commit, label: name };
}

function goneOf(
  folder: string,
  { files, config, contract }: Wanted,
  commit: string,
  present: readonly Project[],
): string[] {
  if (contract !== undefined) return [];
  // What is new may be what was moved and rewritten at once.
  const all = present.some(({ spec }) => fileIn(commit, spec) === undefined && !isIgnored(spec));
  if (all || files.length > 0 || !existsSync(config))
    return deletedContracts(folder, commit, !all && files.length > 0 ? files : ["**"]);
  const home = dirname(resolve(config));
  const specs = specsOf(git(home, "show", `${commit}:./${basename(config)}`));
  return specs.length === 0 ? [] : deletedContracts(home, commit, specs).map((file) => join(home, file));
}

/** The contracts that a configuration named before; one that cannot be read named none. */
function specsOf(config = ""): string[] {
  try {
    const whole: unknown = JSON.parse(config);
    const each = [whole, ...Object.values(objectOrEmpty(get(whole, "contracts")))];
    return each.flatMap((one) => asString(one) ?? asString(get(one, "spec")) ?? []);
  } catch {
    return [];
  }
}

function baseOf(folder: string, file: string, { commit, label }: Required<Before>) {
  const path = resolve(file).slice((topOf(folder) ?? folder).length + 1);
  return { input: `${commit}:${path}`, label, commit };
}
