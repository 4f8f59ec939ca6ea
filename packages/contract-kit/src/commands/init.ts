import { relative } from "node:path";
import { plural } from "@partner-licenses/contract-diff/report";
import { put } from "@partner-licenses/document/output";
import { Command } from "commander";
import pc from "picocolors";
import type { Prepared } from "../init/init.ts";

interface Options {
  name: string;
  spec: string;
  repository?: string;
  dryRun?: true;
}

/** `contract init`: turns a checkout into one for another API. */
export function initCommand(): Command {
  return new Command("init")
    .description(
      "turn a fresh clone into one for your API: your contract, your names, nothing of the old API",
    )
    .requiredOption("-n, --name <@scope/name>", "the client becomes @scope/name-client, and so on")
    .requiredOption("-s, --spec <file>", "your OpenAPI contract")
    .option("-r, --repository <url>", "web address of your repository; `origin` when absent")
    .option("--dry-run", "print what would change, and change nothing")
    .action(run);
}

async function run({ name, spec, repository, dryRun }: Options): Promise<void> {
  const { prepareInit } = await import("../init/init.ts");
  const prepared = await prepareInit({ root: process.cwd(), name, spec, repository });
  // The summary stands last, where a terminal shows it.
  if (dryRun) {
    put(`${files(prepared)}\n${summary(prepared)}\n${pc.dim("  nothing was changed")}\n`);
    return;
  }
  put(`${summary(prepared)}\n`);
  await prepared.apply();
  put(`${next(prepared)}\n`);
}

function summary({ names, plan, contract }: Prepared): string {
  const done = pc.green("✓");
  return [
    `${done} contract     ${names.title}, ${plural(contract.model.operations.length, "operation")}`,
    `${done} packages     ${names.prefix}client, ${names.prefix}react, ${names.prefix}mock …`,
    `${done} in code      create${names.identifier}Client, ${names.identifier}Error, ${names.environment}_TOKEN`,
    `${done} repository   ${names.repository}`,
    `${done} version      0.0.0, the first release is 0.1.0`,
    `${done} files        ${plan.write.size} written, ${plan.remove.length} removed`,
  ].join("\n");
}

function files({ plan }: Prepared): string {
  const lines = [
    ...plan.remove.map((path) => `${pc.red("-")} ${path}`),
    ...[...plan.write.keys()].map((path) => `${pc.green("+")} ${relative(process.cwd(), path)}`),
  ];
  return ["", ...lines.sort((a, b) => (a.slice(-60) < b.slice(-60) ? -1 : 1)), ""].join("\n");
}

function next({ names }: Prepared): string {
  return [
    "",
    `  next: ${pc.bold("pnpm install")}`,
    `        ${pc.bold(`git add --all && git commit --message "Make it ${names.project}"`)}`,
    `        ${pc.bold("npm start")}`,
    pc.dim("  not what you wanted? `git reset --hard && git clean -fd` brings everything back"),
  ].join("\n");
}
