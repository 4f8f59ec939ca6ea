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

/** The changeset with another bump for one package. Everything else stays as it was written. */
export function raise(text: string, name: string, bump: VersionType): string {
  const lines = text.split("\n");
  const index = lines.findIndex((line) => nameLine(name).test(line));
  const line = lines[index];
  if (line === undefined) return text;
  lines[index] = line.replace(nameLine(name), (_, before: string) => `${before}${bump}`);
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
export function generatedChangeset(names: readonly string[], bump: VersionType, summary: string): string {
  const note = "written by `contract gate --write`; once you edit the text, it is yours";
  return `---\n# ${note} (${digest(summary)})\n${names.map((name) => `${releaseLine(name, bump)}\n`).join("")}---\n\n${summary}\n`;
}

/** True when the whole file is as `contract gate --write` left it. */
export function isGenerated(text: string, name: string): boolean {
  const unix = text.replaceAll("\r\n", "\n");
  const [, sum] = marker.exec(unix) ?? [];
  const end = unix.indexOf("\n---\n", 4);
  if (sum === undefined || end < 0) return false;
  const front = unix.slice(4, end).split("\n");
  const bumps = new Set(front.slice(1).map((line) => line.slice(line.lastIndexOf(":"))));
  return (
    nameLine(name).test(front[1] ?? "") && bumps.size === 1 && digest(unix.slice(end + 5).trim()) === sum
  );
}

/** Twelve hex digits of a summary. */
export function digest(summary: string): string {
  return createHash("sha256").update(summary.trim()).digest("hex").slice(0, 12);
}
