import { existsSync, lstatSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { git, placeOf } from "./git.ts";

/** The contracts below a folder, by their path from there; those that git ignores and those of packages are none. */
export function findContracts(folder: string): string[] {
  const files = listed(folder) ?? walk(folder, "");
  return [...new Set(files)]
    .filter((file) => mayBeContract(file) && !isLink(join(folder, file)))
    .filter((file) => isContract(textOf(join(folder, file)), file))
    .sort();
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
  return lines(
    git(folder, ...deleted, "--no-renames", "--relative", commit, "--", ...patterns.map(glob)),
  ).filter(
    (file) =>
      gone.has(`${below}${file}`) &&
      mayBeContract(file) &&
      isContract(git(folder, "show", `${commit}:./${file}`) ?? "", file),
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

/** Whether a text has the field of each contract: near its start, or anywhere after another field of a contract. */
function isContract(text: string, file: string): boolean {
  // What a pointer of Git LFS stands for, only the name of the file says.
  if (text.startsWith("version https://git-lfs")) return /openapi|swagger/i.test(file);
  if (/^\s*(\{\s*)?["']?openapi["']?\s*:\s*["']?3\./m.test(text.slice(0, 4096))) return true;
  const first =
    /^\uFEFF?\s*(?:(?:#.*|---)\s+)*(\{?)\s*["']?(?:x-[\w-]+|info|servers|paths|components|tags|security|webhooks)["']?\s*:/;
  const opening = first.exec(text)?.[1];
  if (opening === undefined) return false;
  return (opening === "{" ? /"openapi"\s*:\s*"3\./ : /^["']?openapi["']?\s*:\s*["']?3\./m).test(text);
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
