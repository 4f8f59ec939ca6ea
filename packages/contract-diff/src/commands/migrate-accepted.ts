import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { ContractError } from "@partner-licenses/document/errors";
import { shown, writeAtomic } from "@partner-licenses/document/files";
import { put } from "@partner-licenses/document/output";
import { type Migration, migrateAccepted } from "../accept/migrate.ts";
import { type Project, readProjects } from "../project/project.ts";
import { acceptedFileOf, checksum, checksumsName, readChecksums, readReleased } from "../project/released.ts";
import { diffOfOneApi } from "../project/same-api.ts";
import { type Options, readArguments } from "./arguments.ts";
import { helpText } from "./help.ts";
import type { CommandNames } from "./names.ts";

/** What the command is for, in a line of a list of commands. */
export const migrateAcceptedPurpose =
  "give accepted breaks, also those of released versions, the fingerprints that the diff prints today";

const options: Options = {
  config: { short: "c", value: "file", default: "contract.config.json", text: "which contract is yours" },
  contract: { value: "name", text: "one of several contracts of the configuration" },
};

/** The help of the command. */
export function migrateAcceptedHelp({ migrateAccepted: name }: CommandNames): string {
  return helpText([`${name} [options]`], migrateAcceptedPurpose, options);
}

/** Runs the command with what follows its name. Exits with 1 when an entry names no finding, old or new. */
export async function migrateAcceptedCommand(args: readonly string[], names: CommandNames): Promise<void> {
  if (args.some((each) => each === "--help" || each === "-h")) {
    put(migrateAcceptedHelp(names));
    return;
  }
  const { values } = readArguments(names.migrateAccepted, args, options, 0);
  const projects = readProjects(values.get("config") ?? "contract.config.json", values.get("contract"));
  const moved = await Promise.all(projects.map(moveAll));
  if (moved.flat().length === 0)
    throw new ContractError("nothing was accepted", { hint: `\`${names.diff}\` prints what can be` });
  if (moved.flat().some(({ unknown }) => unknown.length > 0)) process.exitCode = 1;
}

/** Moves the lists of one contract: those that releases keep, and that of the next release. */
async function moveAll({ spec, accepted, released }: Project): Promise<Migration[]> {
  const releases = readReleased(released).map(({ file }) => ({ spec: file, accepted: acceptedFileOf(file) }));
  const lists = [...releases, { spec, accepted }];
  const migrations: Migration[] = [];
  for (const [index, list] of lists.entries()) {
    const base = lists[index - 1]?.spec;
    if (base === undefined || !existsSync(list.accepted)) continue;
    const { report } = await diffOfOneApi(base, list.spec);
    const migration = migrateAccepted(list.accepted, report.findings);
    if (list.accepted !== accepted && migration.moved.size > 0) sign(released, list.accepted);
    put(textOf(list.accepted, migration));
    migrations.push(migration);
  }
  return migrations;
}

/** Lists the new checksum of a file of the history. */
function sign(folder: string, file: string): void {
  const sums = { ...readChecksums(folder), [basename(file)]: checksum(readFileSync(file, "utf8")) };
  writeAtomic(join(folder, checksumsName), `${JSON.stringify(sums, null, 2)}\n`);
}

function textOf(file: string, { moved, unknown }: Migration): string {
  const lines = [...moved].flatMap(([old, findings]) =>
    findings.map(({ fingerprint, message }) => `  ${old} -> ${fingerprint}  ${message}`),
  );
  const lost = unknown.map((old) => `  ${old} names no finding: accept it again, or delete it`);
  const all = [...lines, ...lost];
  return `${[shown(file), ...(all.length === 0 ? ["  nothing to move"] : all)].join("\n")}\n`;
}
