import { faultTexts, readProject, readProjects } from "@partner-licenses/contract-diff/project";
import { countText, flatFinding, plural, symbols } from "@partner-licenses/contract-diff/report";
import { shown } from "@partner-licenses/document/files";
import { put } from "@partner-licenses/document/output";
import { Command, Option } from "commander";
import pc from "picocolors";
import { type HistoryEntry, readHistory } from "../history/history.ts";
import { record } from "../history/record.ts";

interface Options {
  contract?: string;
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
    .option("--contract <name>", "which of the contracts, where the configuration has several")
    .option("-c, --config <file>", "which contract is yours", "contract.config.json")
    .addHelpText(
      "after",
      "\nExit codes: 0 all files are intact; 1 one is missing, changed or not listed;\n2 wrong input.",
    )
    .action(list);
}

/** `contract record`: store the contract of the version that is being released. */
export function recordCommand(): Command {
  return new Command("record")
    .description("store the contract under released/<version>.yaml; run it after `changeset version`")
    .option("--contract <name>", "which of the contracts, where the configuration has several")
    .option("-c, --config <file>", "which contract is yours", "contract.config.json")
    .action(async ({ config, contract }: Options) => {
      for (const project of readProjects(config, contract)) {
        const { version, file, written, accepted } = await record(project);
        const moved = accepted > 0 ? pc.dim(`  with ${plural(accepted, "accepted break")}`) : "";
        const what = written ? `recorded ${shown(file)}` : `${version} is recorded already`;
        put(`${pc.green("✓")} ${what}${moved}\n`);
      }
    });
}

async function list(options: Options): Promise<void> {
  const project = readProject(options.config, options.contract);
  const entries = await readHistory(project.released, project.policy);
  if (entries.some(({ fault, kept }) => fault !== undefined || kept !== undefined)) process.exitCode = 1;
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

function portable({ findings, kept, ...entry }: HistoryEntry) {
  const flat = findings?.map(flatFinding);
  const others = kept?.map(({ file, fault }) => ({ file: shown(file), fault }));
  return {
    ...{ ...entry, file: shown(entry.file) },
    ...(flat && { findings: flat }),
    ...(others && { kept: others }),
  };
}

function paragraph(entry: HistoryEntry, all: boolean): string {
  const { version, date = "", bump, findings = [], fault, kept = [] } = entry;
  const head = [version.padEnd(13), date.padEnd(11), (bump ?? "first").padEnd(6), countText(findings)];
  if (findings.length === 0) head.pop();
  const listed = findings
    .filter(({ finding }) => all || finding.level !== "docs")
    .slice(0, all ? undefined : 5);
  const lines = listed.map(({ finding, accepted }) => {
    const note = accepted === undefined ? "" : pc.dim(` (accepted by ${accepted.who}: ${accepted.reason})`);
    return `  ${symbols[finding.level]} ${finding.message}${note}`;
  });
  const rest = findings.length - listed.length;
  if (rest > 0) lines.push(pc.dim(`  and ${rest} more: contract history --all`));
  const faults = [...(fault === undefined ? [] : [{ file: entry.file, fault }]), ...kept];
  for (const each of faults) lines.push(pc.red(`  ✗ ${faultTexts[each.fault]}: ${shown(each.file)}`));
  return [pc.bold(head.join(" ").trimEnd()), ...lines].join("\n");
}
