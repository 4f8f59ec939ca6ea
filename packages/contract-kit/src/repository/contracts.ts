import { existsSync, lstatSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { ContractError } from "@partner-licenses/document/errors";
import { faults } from "@partner-licenses/document/faults";
import { git, placeOf } from "./git.ts";

/** What a search for contracts found, by paths from its folder. */
export interface Found {
  readonly contracts: readonly string[];
  /** Swagger 2.0, which nobody may take for nothing. */
  readonly unsupported: readonly string[];
}

/** The contracts below a folder; those that git ignores and those of packages are none. */
export function findContracts(folder: string): Found {
  const files = listed(folder) ?? walk(folder, "");
  const all = [...new Set(files)]
    .filter((file) => mayBeContract(file) && !isLink(join(folder, file)))
    .map((file) => [file, contractIn(textOf(join(folder, file)), file)] as const);
  const those = (kind: Kind) => all.flatMap(([file, found]) => (found === kind ? [file] : [])).sort();
  return { contracts: those("openapi"), unsupported: those("swagger") };
}

/** What is said about a file that was found and is not supported. */
export function unsupportedFault(file: string): ContractError {
  const { message, code, hint } = faults.swagger("2.0");
  const places = [{ file, line: 1, column: 1 }];
  return new ContractError(`found, but not supported: ${message}`, { code, hint, places });
}

/** The files below a folder that paths or patterns such as `api/*.yaml` name. */
export function matchingFiles(folder: string, patterns: readonly string[]): string[] {
  const found = patterns.flatMap((pattern) =>
    existsSync(resolve(folder, pattern)) ? [pattern] : (listed(folder, glob(pattern)) ?? []).sort(),
  );
  return [...new Set(found)];
}

/** The contracts below a folder that a commit has and the working tree has not, under any name. */
export function deletedContracts(folder: string, commit: string, patterns: readonly string[]): string[] {
  const deleted = ["diff", "--name-only", "--diff-filter=D", "-z"];
  const below = placeOf(folder)?.below ?? "";
  // Renames are found among the paths that git is given, so these are all.
  const gone = new Set(lines(git(folder, ...deleted, "--find-renames", commit)));
  if (gone.size === 0) return [];
  return lines(
    git(folder, ...deleted, "--no-renames", "--relative", commit, "--", ...patterns.map(glob)),
  ).filter(
    (file) =>
      gone.has(`${below}${file}`) &&
      mayBeContract(file) &&
      contractIn(git(folder, "show", `${commit}:./${file}`) ?? "", file) === "openapi",
  );
}

function glob(pattern: string): string {
  return `:(glob)${pattern}`;
}

function listed(folder: string, ...patterns: readonly string[]): string[] | undefined {
  const files = git(
    folder,
    "ls-files",
    "--cached",
    "--others",
    "--exclude-standard",
    "-z",
    "--",
    ...patterns,
  );
  return files === undefined ? undefined : lines(files).filter((file) => existsSync(join(folder, file)));
}

function lines(text = ""): string[] {
  return text.split("\0").filter((line) => line !== "");
}

function walk(folder: string, below: string): string[] {
  return readdirSync(join(folder, below), { withFileTypes: true }).flatMap((entry) => {
    const path = below === "" ? entry.name : `${below}/${entry.name}`;
    if (!entry.isDirectory()) return [path];
    return entry.name === "node_modules" || entry.name.startsWith(".") ? [] : walk(folder, path);
  });
}

function mayBeContract(file: string): boolean {
  return /\.(ya?ml|json)$/i.test(file) && !/(^|\/)(node_modules|released)\//.test(file);
}

type Kind = "openapi" | "swagger";

/** What has the field of each contract: near its start, or anywhere after another field of a contract. */
function contractIn(text: string, file: string): Kind | undefined {
  // What a pointer of Git LFS stands for, only the name of the file says.
  if (text.startsWith("version https://git-lfs"))
    return /openapi|swagger/i.test(file) ? "openapi" : undefined;
  const near = /^\s*(?:\{\s*)?["']?(openapi["']?\s*:\s*["']?3\.|swagger["']?\s*:\s*["']?2)/m;
  const first =
    /^\uFEFF?\s*(?:(?:#.*|---)\s+)*(\{?)\s*["']?(?:x-[\w-]+|info|host|basePath|schemes|servers|paths|components|definitions|tags|security|webhooks)["']?\s*:/;
  const opening = first.exec(text)?.[1];
  const far =
    opening === "{"
      ? /"(openapi"\s*:\s*"3\.|swagger"\s*:\s*"2\.)/
      : /^["']?(openapi["']?\s*:\s*["']?3\.|swagger["']?\s*:\s*["']?2)/m;
  const found = near.exec(text.slice(0, 4096)) ?? (opening === undefined ? undefined : far.exec(text));
  if (found === null || found === undefined) return undefined;
  return found[1]?.startsWith("swagger") ? "swagger" : "openapi";
}

function isLink(file: string): boolean {
  return lstatSync(file).isSymbolicLink();
}

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
