import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readConfig } from "@changesets/config";
import { parseChangesetFile } from "@changesets/parse";
import { readPreState } from "@changesets/pre";
import { readChangesets } from "@changesets/read";
import type { Config, NewChangeset, Packages, PreState } from "@changesets/types";
import { DEFAULT_TOOLS } from "@manypkg/find-root";
import { getPackages } from "@manypkg/get-packages";
import { ContractError } from "@partner-licenses/document/errors";
import { foldersAbove, shown } from "@partner-licenses/document/files";
import { placeInChangeset } from "./changeset-file.ts";

/** What changesets knows about a repository. */
export interface ReleaseWorkspace {
  readonly root: string;
  readonly packages: Packages;
  readonly config: Config;
  readonly changesets: readonly NewChangeset[];
  readonly pre: PreState | undefined;
}

/** Reads packages, changesets and their configuration. Throws a ContractError for what cannot be read. */
export async function readWorkspace(dir: string): Promise<ReleaseWorkspace> {
  const packages = await getPackages(dir, { tools: toolsWithin(foldersAbove(dir)) }).catch((cause: Error) => {
    throw new ContractError(`the packages around ${shown(dir)} cannot be read: ${firstLine(cause)}`, {
      hint: "fix the package.json or the workspace file that the message names",
      cause,
    });
  });
  const root = packages.rootDir;
  const config = await configOf(root, packages);
  const changesets = await readChangesets(root).catch((cause: Error) => {
    throw unreadable(root, cause);
  });
  checkNames(root, packages, changesets);
  const pre = await preOf(root);
  return { root, packages, config, changesets, pre };
}

/** The kinds of workspaces, none of which begins above the repository. */
function toolsWithin(folders: readonly string[]): typeof DEFAULT_TOOLS {
  return DEFAULT_TOOLS.map((tool) => {
    // The last resort, a single package, is known by its identity and never looks up.
    if (tool.type === "root") return tool;
    return { ...tool, isMonorepoRoot: async (dir) => folders.includes(dir) && tool.isMonorepoRoot(dir) };
  });
}

async function configOf(root: string, packages: Packages): Promise<Config> {
  const file = join(root, ".changeset", "config.json");
  if (!existsSync(file)) {
    throw new ContractError("this repository has no .changeset/config.json", {
      places: [{ file: shown(file), line: 1, column: 1 }],
      hint: "set changesets up with `npx @changesets/cli init`",
    });
  }
  const result = await readConfig(root, packages).catch((cause: Error) => {
    throw atFile(file, cause, "fix the JSON");
  });
  if (result.config !== undefined) return result.config;
  throw atFile(file, new Error(result.errors.join("; ")), "correct the configuration of changesets");
}

async function preOf(root: string): Promise<PreState | undefined> {
  const file = join(root, ".changeset", "pre.json");
  try {
    // Parsed here first: changesets' own reader also prints the text of a broken file.
    if (existsSync(file)) JSON.parse(readFileSync(file, "utf8"));
    return await readPreState(root);
  } catch (cause) {
    throw atFile(file, cause as Error, "fix the file, or run `changeset pre exit`");
  }
}

/** The file that changesets could not read: its own message does not name it. */
function unreadable(root: string, cause: Error): ContractError {
  const folder = join(root, ".changeset");
  const files = readdirSync(folder).filter((name) => name.endsWith(".md") && !/^readme\.md$/i.test(name));
  for (const name of files) {
    const file = join(folder, name);
    try {
      parseChangesetFile(readFileSync(file, "utf8"));
    } catch (fault) {
      const hint = 'start the file with `---`, then lines such as `"package-name": minor`, then `---`';
      return atFile(file, fault as Error, hint);
    }
  }
  return atFile(folder, cause, "fix the changesets in this folder");
}

function checkNames(root: string, { packages }: Packages, changesets: readonly NewChangeset[]): void {
  const names = packages.map(({ packageJson }) => packageJson.name);
  for (const { id, releases } of changesets) {
    const unknown = releases.find(({ name }) => !names.includes(name));
    if (unknown === undefined) continue;
    const file = join(root, ".changeset", `${id}.md`);
    throw new ContractError(`no package of this workspace is called \`${unknown.name}\``, {
      places: [placeInChangeset(file, unknown.name)],
      hint: `write the name it has now; there are ${names.join(", ")}`,
    });
  }
}

function atFile(file: string, cause: Error, hint: string): ContractError {
  return new ContractError(firstLine(cause), {
    places: [{ file: shown(file), line: 1, column: 1 }],
    hint,
    cause,
  });
}

function firstLine({ message }: Error): string {
  return message.split("\n", 1)[0] ?? message;
}
