import { statSync } from "node:fs";
import { join, resolve } from "node:path";
import { type Project, readProject } from "@partner-licenses/contract-diff/project";
import { ContractError } from "@partner-licenses/document/errors";
import { shown, writeAtomic } from "@partner-licenses/document/files";
import { put } from "@partner-licenses/document/output";
import { Command, Option } from "commander";
import pc from "picocolors";
import {
  compatOf,
  declaredBump,
  type History,
  holds,
  jsonText,
  markdownText,
  prettyText,
  readCompatConfig,
} from "../compat/index.ts";

interface Options {
  contract?: string;
  config: string;
  released?: string[];
  fromRegistry?: true;
  format: "pretty" | "json" | "markdown";
  write?: true;
  report?: string;
}

const notes = `
Every version of a history meets every other one and your contract:
  client ↓ server →   the client's calls, at a mock of the server's contract
  code ↓ types →      programs kept with the release, compiled with the types
Packages of a version are those kept in <history>/<version>/*.tgz, those of the
registry with --from-registry, or else built from its contract.

Exit codes: 0 nothing breaks that should not, and the diff agrees with the run;
1 otherwise; 2 the input or the command line is wrong.

Examples:
  contract compat
  contract compat --released test/releases --format markdown`;

/** `contract compat`: released clients and programs, run with other versions of the contract. */
export function compatCommand(): Command {
  const collect = (value: string, list: string[] = []) => [...list, value];
  return new Command("compat")
    .description("run released clients and programs with other versions of the contract")
    .option("-r, --released <folder>", "a history; may be repeated (default: yours)", collect)
    .option("--from-registry", "get the packages of released versions with npm")
    .addOption(
      new Option("-f, --format <format>", "how to print")
        .choices(["pretty", "json", "markdown"])
        .default("pretty"),
    )
    .option("-w, --write", "write compat.json and compat.md to the folder `compat.report`")
    .option("--report <folder>", "the folder for --write")
    .option("--contract <name>", "which of the contracts, where the configuration has several")
    .option("-c, --config <file>", "which contract is yours", "contract.config.json")
    .addHelpText("after", notes)
    .action(run);
}

async function run(options: Options): Promise<void> {
  const project = readProject(options.config, options.contract);
  const config = await readCompatConfig(options.config);
  const folders = (options.released ?? [project.released]).map((folder) =>
    existing(resolve(folder), project),
  );
  const histories: History[] = [];
  for (const folder of folders) {
    const declared = folder === project.released ? await declaredBump(project) : "none";
    const registry = options.fromRegistry === true;
    histories.push(await compatOf(config, project, folder, { registry, declared, progress }));
  }
  const texts = { pretty: prettyText, json: jsonText, markdown: markdownText };
  put(texts[options.format](histories));
  if (!holds(histories)) process.exitCode = 1;
  const target = options.report === undefined ? config.report : resolve(options.report);
  if (options.write) report(target, histories);
}

function report(folder: string | undefined, histories: readonly History[]): void {
  if (folder === undefined) {
    throw new ContractError("`compat` names no `report`", {
      hint: "give the folder as --report, or in contract.config.json",
    });
  }
  writeAtomic(join(folder, "compat.json"), jsonText(histories));
  writeAtomic(join(folder, "compat.md"), markdownText(histories));
  progress(`wrote compat.json and compat.md to ${shown(folder)}`);
}

/** Our own history may be empty still; any other must be there. */
function existing(folder: string, { released }: Project): string {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() || folder === released) return folder;
  throw new ContractError(`there is no history at ${shown(folder)}`, {
    hint: "give the folder that `contract record` writes",
  });
}

function progress(text: string): void {
  process.stderr.write(`${pc.dim(`· ${text}`)}\n`);
}
