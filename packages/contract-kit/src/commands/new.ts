import { relative } from "node:path";
import { plural } from "@partner-licenses/contract-diff/report";
import { put } from "@partner-licenses/document/output";
import { Command } from "commander";
import pc from "picocolors";
import { onlyContract } from "../adopt/find.ts";
import { type PackageManager, packageManagers } from "../repository/manager.ts";

interface Options {
  spec?: string;
  out?: string;
}

/** `contract new`: a small repository for one contract. */
export function newCommand(): Command {
  return new Command("new")
    .description("make a repository for your API: contract, packages, mock, docs, sample, CI and releases")
    .argument("<name>", "`parcels` or `@acme/parcels`: the client becomes `@acme/parcels-client`, and so on")
    .option("-s, --spec <file>", "your OpenAPI contract, where it is not the only one here")
    .option("-o, --out <folder>", "where it goes; else a folder of that name")
    .action(run);
}

async function run(name: string, { spec, out }: Options): Promise<void> {
  const [{ makeNew }, { wordsOf }] = await Promise.all([import("../new/new.ts"), import("../new/facts.ts")]);
  const { manager, managerVersion } = calledBy();
  const contract = spec ?? onlyContract(process.cwd());
  const made = await makeNew({
    name,
    spec: contract,
    manager,
    ...(managerVersion !== undefined && { managerVersion }),
    ...(out !== undefined && { folder: out }),
  });
  const { prefix, identifier, environment } = made.names;
  const done = pc.green("✓");
  put(`${done} contract   ${made.title}, ${plural(made.operations, "operation")}
${done} packages   ${prefix}client, ${prefix}react, ${prefix}mock, ${prefix}types, ${prefix}spec
${done} in code    create${identifier}Client, ${identifier}Error, ${environment}_TOKEN
${done} files      ${made.files}

  next: ${pc.bold(`cd ${relative(process.cwd(), made.folder) || "."}`)}
        ${pc.bold(`${manager} install`)}
        ${pc.bold(wordsOf(manager).test)}
`);
}

/** What ran this command, as it says itself, with its version where it says that too. */
function calledBy(): { manager: PackageManager; managerVersion?: string } {
  const [, said, managerVersion] =
    /^(\w+)\/(\d+\.\d+\.\d+)/.exec(process.env.npm_config_user_agent ?? "") ?? [];
  const manager = packageManagers.find((each) => each === said);
  return manager === undefined || managerVersion === undefined
    ? { manager: "npm" }
    : { manager, managerVersion };
}
