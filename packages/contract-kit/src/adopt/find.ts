import { closeSync, openSync, readdirSync, readSync } from "node:fs";
import { join } from "node:path";
import { ContractError } from "@partner-licenses/document/errors";
import { git } from "../repository/git.ts";

/** The contracts below a folder, by their path from there; those that git ignores and those of packages are none. */
export function findContracts(folder: string): string[] {
  const listed = git(folder, "ls-files", "--cached", "--others", "--exclude-standard", "-z");
  const files = listed === undefined ? walk(folder, "") : listed.split("\0");
  return files
    .filter((file) => /\.(ya?ml|json)$/i.test(file) && !/(^|\/)(node_modules|released)\//.test(file))
    .filter((file) => isContract(join(folder, file)))
    .sort();
}

/** The one contract below a folder. Throws a ContractError when there is none, or more than one. */
export function onlyContract(folder: string): string {
  const found = findContracts(folder);
  const [first] = found;
  if (first !== undefined && found.length === 1) return first;
  throw new ContractError(
    first === undefined ? "there is no OpenAPI contract in this folder" : "there are several contracts here",
    {
      hint:
        first === undefined
          ? "name it: `--spec <file>`"
          : `name one: ${found
              .slice(0, 8)
              .map((file) => `\`--spec ${file}\``)
              .join(", ")}`,
    },
  );
}

function walk(folder: string, below: string): string[] {
  return readdirSync(join(folder, below), { withFileTypes: true }).flatMap((entry) => {
    const path = below === "" ? entry.name : `${below}/${entry.name}`;
    if (!entry.isDirectory()) return [path];
    return entry.name === "node_modules" || entry.name.startsWith(".") ? [] : walk(folder, path);
  });
}

/** Whether the field that each contract begins with stands near the start of a file. */
function isContract(file: string): boolean {
  let handle: number | undefined;
  try {
    handle = openSync(file, "r");
    const start = Buffer.alloc(4096);
    const text = start.toString("utf8", 0, readSync(handle, start));
    return /^\s*(\{\s*)?["']?openapi["']?\s*:\s*["']?3\./m.test(text);
  } catch {
    return false;
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}
