import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { VersionType } from "@changesets/types";
import type { Place } from "@partner-licenses/document/errors";
import { shown } from "@partner-licenses/document/files";

/** The place where a changeset names a package; its first line when it does not. */
export function placeInChangeset(file: string, name: string): Place {
  const index = readFileSync(file, "utf8")
    .split("\n")
    .findIndex((line) => nameLine(name).test(line));
  return { file: shown(file), line: index < 0 ? 1 : index + 1, column: 1 };
}

/** Bumps by package, in the order in which a changeset names them. */
export type Bumps = readonly (readonly [name: string, bump: VersionType])[];

/** The changeset with other bumps; a package that it does not name is added. Everything else stays as it was written. */
export function raise(text: string, bumps: Bumps): string {
  const lines = text.split("\n");
  for (const [name, bump] of bumps) {
    const index = lines.findIndex((line) => nameLine(name).test(line));
    const line = lines[index];
    if (line !== undefined)
      lines[index] = line.replace(nameLine(name), (_, before: string) => `${before}${bump}`);
    else lines.splice(1, 0, `${releaseLine(name, bump)}${lines[0]?.endsWith("\r") ? "\r" : ""}`);
  }
  return lines.join("\n");
}

function nameLine(name: string): RegExp {
  const plain = name.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
  return new RegExp(`^(\\s*(?:"${plain}"|'${plain}'|${plain})\\s*:\\s*["']?)(?:major|minor|patch|none)\\b`);
}

/** The line that a changeset needs for a package. */
export function releaseLine(name: string, bump: VersionType): string {
  return `"${name}": ${bump}`;
}

const marker = /^# written by `contract gate --write`.*\(([0-9a-f]{12})\)$/m;

/** A whole changeset, the package of the contract first. The comment holds a digest of the text, so that an edited text is recognised as a person's. */
export function generatedChangeset(bumps: Bumps, summary: string): string {
  const note = "written by `contract gate --write`; once you edit the text, it is yours";
  const lines = bumps.map(([name, bump]) => releaseLine(name, bump));
  const sum = digest([...lines, summary].join("\n"));
  return ["---", `# ${note} (${sum})`, ...lines, "---", "", summary, ""].join("\n");
}

/** True when the whole file is as `contract gate --write` left it, and names the package. */
export function isGenerated(text: string, name: string): boolean {
  const unix = text.replaceAll("\r\n", "\n");
  const [, sum] = marker.exec(unix) ?? [];
  const end = unix.indexOf("\n---\n", 4);
  if (sum === undefined || end < 0) return false;
  const lines = unix.slice(4, end).split("\n").slice(1);
  const summary = unix.slice(end + 5).trim();
  return lines.some((line) => nameLine(name).test(line)) && digest([...lines, summary].join("\n")) === sum;
}

/** Twelve hex digits of a text. */
export function digest(text: string): string {
  return createHash("sha256").update(text.trim()).digest("hex").slice(0, 12);
}
