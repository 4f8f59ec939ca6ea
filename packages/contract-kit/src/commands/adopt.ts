import { resolve } from "node:path";
import { createInterface } from "node:readline/promises";
import { ContractError } from "@partner-licenses/document/errors";
import { shown } from "@partner-licenses/document/files";
import { put } from "@partner-licenses/document/output";
import { Argument, Command } from "commander";
import pc from "picocolors";
import { configuredContracts, planAdd } from "../adopt/add.ts";
import { changeText, type FileChange } from "../adopt/change.ts";
import { onlyContract } from "../adopt/find.ts";
import { type PartName, partNames } from "../adopt/parts.ts";
import { planRemove } from "../adopt/remove.ts";
import { typedCommand } from "../repository/command.ts";
import { findContracts } from "../repository/contracts.ts";
import { kitVersion } from "../repository/kit.ts";

interface Options {
  spec?: string;
  command?: string;
  yes?: true;
  install: boolean;
}

/** `contract add`: parts of the kit for a repository that exists. */
export function addCommand(): Command {
  return new Command("add")
    .description("add parts of the kit to this repository, after showing what that touches")
    .addArgument(
      new Argument("[parts...]", "which; the gate when none is named").choices([...partNames, "all"]),
    )
    .option("-s, --spec <file>", "the contract, where it is not found")
    .option("--command <line>", "what makes the contract, where code does")
    .option("-y, --yes", "do it without asking")
    .option("--no-install", "leave the packages for later")
    .addHelpText("after", "\n`contract remove` takes all of it out again.")
    .action(add);
}

/** `contract remove`: takes out what `contract add` brought. */
export function removeCommand(): Command {
  return new Command("remove")
    .description("take out what `contract add` brought, after showing what that touches")
    .option("-y, --yes", "do it without asking")
    .option("--no-install", "leave the packages for later")
    .action(async (options: Options) => {
      const plan = planRemove("contract.config.json", options.install);
      show(
        plan.changes,
        plan.generated.map((dir) => pc.red(`- ${shown(dir)}/`)),
        plan.installs,
      );
      if (!(await agreed("Take this out?", options))) return;
      await plan.apply();
      put(`${pc.green("✓")} everything that was added is gone\n`);
      if (plan.stays !== undefined) put(`  the released contracts stay: ${shown(plan.stays)}/\n`);
    });
}

async function add(names: (PartName | "all")[], options: Options): Promise<void> {
  const folder = process.cwd();
  const parts = names.includes("all") ? partNames : names.length === 0 ? (["gate"] as const) : names;
  const spec = await chosenContract(folder, options, parts);
  const plan = planAdd({
    ...{ folder, spec: resolve(spec), version: kitVersion(), install: options.install },
    ...(options.command !== undefined && { command: options.command }),
    parts: parts.filter((each) => each !== "all"),
  });
  show(
    plan.changes,
    plan.generated.map((dir) => pc.green(`+ ${shown(dir)}/  (generated)`)),
    plan.installs,
  );
  if (!(await agreed("Add this?", options))) return;
  await plan.apply();
  put(`${pc.green("✓")} added ${parts.join(", ")}\n  next: ${typedCommand(folder, "gate")}\n`);
}

/** The contract of the configuration, or of a folder; where there are several, a person at a terminal chooses. */
async function chosenContract(
  folder: string,
  { yes, spec }: Options,
  parts: readonly string[],
): Promise<string> {
  const [configured, ...others] = configuredContracts(folder);
  if (others.length > 0 && parts.some((part) => part !== "gate"))
    throw new ContractError("contract.config.json is about several contracts, which share only the gate", {
      hint: "give each its `outputs` there, and run `contract generate`; or add the gate alone",
    });
  if (spec !== undefined || configured !== undefined) return spec ?? configured ?? "";
  const { contracts: found } = findContracts(folder);
  if (found.length < 2 || yes === true || !process.stdin.isTTY) return onlyContract(folder);
  const listed = found.map((file, index) => `  ${index + 1}  ${file}`).join("\n");
  const answer = await ask(`${listed}\nWhich contract? `);
  return found[Number(answer) - 1] ?? onlyContract(folder);
}

function show(
  changes: readonly FileChange[],
  folders: readonly string[],
  installs: string | undefined,
): void {
  const then = installs === undefined ? [] : [pc.dim(`then: ${installs}`)];
  put(`${[...changes.map(changeText), ...folders, ...then].join("\n")}\n`);
}

/** True when a person said yes. Without a terminal nobody can, and the run fails. */
async function agreed(question: string, { yes }: Options): Promise<boolean> {
  if (yes === true) return true;
  if (process.stdin.isTTY && /^y(es)?$/i.test(await ask(`${question} (y/N) `))) return true;
  put(`nothing was changed\n  next: add \`--yes\` to do it\n`);
  process.exitCode = 1;
  return false;
}

async function ask(question: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return (await terminal.question(question)).trim();
  } finally {
    terminal.close();
  }
}
