import { Command, Option } from "commander";
import pc from "picocolors";
import { shown } from "../history/files.ts";
import { type HistoryEntry, readHistory } from "../history/history.ts";
import { readProject } from "../history/project.ts";
import { record } from "../history/record.ts";
import { faultTexts } from "../history/released.ts";
import { levels, symbols } from "../report/words.ts";
import { put } from "./output.ts";

interface Options {
  config: string;
  format: "pretty" | "json";
  all?: true;
}

/** `contract history`: the released versions, what each changed, and whether the files are intact. */
export function historyCommand(): Command {
  return new Command("history")
    .description("list the released contracts with bump, date and findings")
    .option("-a, --all", "print every finding, documentation too")
    .addOption(
      new Option("-f, --format <format>", "how to print").choices(["pretty", "json"]).default("pretty"),
    )
    .option("-c, --config <file>", "which contract is yours", "contract.config.json")
    .addHelpText(
      "after",
      "\nExit codes: 0 all files are intact; 1 one is missing, changed or not listed; 2 wrong input.",
    )
    .action(list);
}

/** `contract record`: store the contract of the version that is being released. */
export function recordCommand(): Command {
  return new Command("record")
    .description("store the contract under released/<version>.yaml; run it after `changeset version`")
    .option("-c, --config <file>", "which contract is yours", "contract.config.json")
    .action(async ({ config }: Options) => {
      const { version, file, written, accepted } = await record(readProject(config));
      const moved = accepted > 0 ? pc.dim(`  with ${accepted} accepted breaks`) : "";
      const what = written ? `recorded ${shown(file)}` : `${version} is recorded already`;
      put(`${pc.green("✓")} ${what}${moved}\n`);
    });
}

async function list(options: Options): Promise<void> {
  const entries = await readHistory(readProject(options.config).released);
  if (entries.some(({ fault }) => fault !== undefined)) process.exitCode = 1;
  if (options.format === "json") put(`${JSON.stringify(entries.map(portable), null, 2)}\n`);
  else if (entries.length === 0)
    put("nothing is released yet; `contract record` stores the first contract\n");
  else
    put(
      `${[...entries]
        .reverse()
        .map((entry) => paragraph(entry, options.all === true))
        .join("\n")}\n`,
    );
}

function portable(entry: HistoryEntry) {
  return { ...entry, file: shown(entry.file) };
}

function paragraph(entry: HistoryEntry, all: boolean): string {
  const { version, date = "", bump, findings = [], fault } = entry;
  const counts = levels
    .map((level) => [findings.filter((finding) => finding.level === level).length, level] as const)
    .filter(([count]) => count > 0)
    .map(([count, level]) => `${count} ${level}`)
    .join(", ");
  const what = bump ?? "first";
  const head = `${pc.bold(version.padEnd(14))}${date.padEnd(12)}${what.padEnd(7)}${pc.dim(counts)}`.trimEnd();
  const shownFindings = findings.filter(({ level }) => all || level !== "docs").slice(0, all ? undefined : 5);
  const lines = shownFindings.map(({ level, message }) => `  ${symbols[level]} ${message}`);
  const rest = findings.length - shownFindings.length;
  if (rest > 0) lines.push(pc.dim(`  and ${rest} more: contract history --all`));
  if (fault !== undefined) lines.push(pc.red(`  ✗ ${faultTexts[fault]}: ${shown(entry.file)}`));
  return [head, ...lines].join("\n");
}
