import { existsSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { foldersAbove } from "@partner-licenses/document/files";
import { isObject } from "@partner-licenses/document/json";
import { readManifest } from "@partner-licenses/document/manifest";
import type { Project } from "./project.ts";

/** What can say in a repository which version comes next. */
export const releaseTools = [
  "changesets",
  "release-please",
  "semantic-release",
  "info.version",
  "tags",
] as const;
export type ReleaseTool = (typeof releaseTools)[number];

/** The tool that makes the releases of a contract: the one of the configuration, else the one whose files are there. */
export function releaseToolOf({ spec, release }: Project): ReleaseTool {
  if (release !== undefined) return release;
  const folders = foldersAbove(dirname(spec)).filter((folder) => existsSync(folder));
  const has = (file: string) => folders.some((folder) => existsSync(join(folder, file)));
  if (has(".changeset/config.json")) return "changesets";
  if (has(manifestName)) return "release-please";
  return folders.some(isSemanticRelease) ? "semantic-release" : "info.version";
}

/** The file in which release-please keeps the versions that it released, by folder. */
export const manifestName = ".release-please-manifest.json";

function isSemanticRelease(folder: string): boolean {
  const manifest = readManifest(folder);
  if (manifest?.release !== undefined) return true;
  const { devDependencies } = manifest ?? {};
  if (isObject(devDependencies) && "semantic-release" in devDependencies) return true;
  return readdirSync(folder).some((name) => /^(\.releaserc(\..+)?|release\.config\.[cm]?[jt]s)$/.test(name));
}
