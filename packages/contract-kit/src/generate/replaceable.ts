import { existsSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { ContractError } from "@partner-licenses/document/errors";
import { shown } from "@partner-licenses/document/files";
import { listFiles } from "./write.ts";

/** Throws a ContractError where a folder that will be replaced is a file, or holds files that are `not` what is replaced. */
export async function requireReplaceable(
  dir: string,
  isOurs: boolean,
  not: string,
  hint: string,
): Promise<void> {
  const fault = !existsSync(dir) || isOurs ? undefined : await whatStands(dir, not);
  if (fault !== undefined)
    throw new ContractError(`${shown(dir)} ${fault}`, { code: "not-replaceable", hint });
}

async function whatStands(dir: string, not: string): Promise<string | undefined> {
  if (!statSync(dir).isDirectory()) return "is a file";
  const [first] = await listFiles(dir);
  return first === undefined ? undefined : `holds files that are ${not}: ${relative(dir, first)}`;
}

/** The first line of the README that stands in every folder which `contract generate` writes. */
export const generatedHeading = "# Generated files";

/** Whether a folder is one that `contract generate` wrote. */
export function isGeneratedFolder(folder: string): boolean {
  const file = join(folder, "README.md");
  return existsSync(file) && readFileSync(file, "utf8").startsWith(`${generatedHeading}\n`);
}
