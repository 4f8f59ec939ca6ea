import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { NewChangeset, VersionType } from "@changesets/types";
import type { JudgedFinding } from "@partner-licenses/contract-diff/accept";
import { writeAtomic } from "@partner-licenses/document/files";
import { digest, generatedChangeset, isGenerated, placeInChangeset, raise } from "./changeset-file.ts";
import { atLeast } from "./policy.ts";
import { changelogEntry } from "./summary.ts";

/** What has to be written so that the gate passes. */
export interface Order {
  readonly root: string;
  readonly name: string;
  /** Public packages with code from the contract: their changelogs mention it too. */
  readonly derived: readonly string[];
  readonly bump: VersionType;
  readonly findings: readonly JudgedFinding[];
  /** Changesets, not used up, that name the package. */
  readonly naming: readonly NewChangeset[];
}

/** A change of the changesets: the file, and its new text. */
export interface Change {
  readonly file: string;
  /** Where the line is, or will be. */
  readonly line: number;
  readonly kind: "new" | "raised" | "rewritten";
  readonly bump: VersionType;
  readonly text: string;
}

/**
 * Plans the changeset. The one that this command wrote is rewritten; in one that a person wrote
 * only the bump is raised; when no changeset names the package, there is a new one.
 */
export function planChange({ root, name, derived, bump, findings, naming }: Order): Change {
  const fileOf = (id: string) => join(root, ".changeset", `${id}.md`);
  const files = naming.map(({ id }) => fileOf(id));
  const summary = changelogEntry(findings);
  const text = generatedChangeset([name, ...derived], bump, summary);
  const own = files.find((file) => isGenerated(readFileSync(file, "utf8"), name));
  if (own !== undefined) return { file: own, line: 3, kind: "rewritten", bump, text };
  const written = highest(naming, name);
  if (written !== undefined) {
    const file = fileOf(written.id);
    const { line } = placeInChangeset(file, name);
    return { file, line, kind: "raised", bump, text: raise(readFileSync(file, "utf8"), name, bump) };
  }
  return { file: newFile(fileOf, digest(summary)), line: 3, kind: "new", bump, text };
}

/** Writes the change whole or not at all. */
export function applyChange({ file, text }: Change): void {
  writeAtomic(file, text);
}

function highest(naming: readonly NewChangeset[], name: string): NewChangeset | undefined {
  return naming.reduce<NewChangeset | undefined>(
    (best, next) => (best !== undefined && atLeast(bumpIn(best, name), bumpIn(next, name)) ? best : next),
    undefined,
  );
}

function bumpIn({ releases }: NewChangeset, name: string): VersionType {
  return releases.find((release) => release.name === name)?.type ?? "none";
}

function newFile(fileOf: (id: string) => string, sum: string): string {
  const names = [6, 8, 10, 12].map((digits) => fileOf(`contract-${sum.slice(0, digits)}`));
  return names.find((file) => !existsSync(file)) ?? fileOf(`contract-${sum}-${process.pid}`);
}
