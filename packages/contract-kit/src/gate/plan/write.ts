import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { NewChangeset, VersionType } from "@changesets/types";
import { writeAtomic } from "@partner-licenses/document/files";
import { atLeast } from "../policy.ts";
import { isShort, type PackageNeed } from "../verdict.ts";
import {
  type Bumps,
  digest,
  generatedChangeset,
  isGenerated,
  placeInChangeset,
  raise,
} from "./changeset-file.ts";
import { freshChangesets } from "./declared.ts";
import type { Order } from "./plan.ts";
import { changelogEntry } from "./summary.ts";
import type { ReleaseWorkspace } from "./workspace.ts";

/** A change of the changesets: the file, and its new text. */
export interface Change {
  readonly file: string;
  /** Where the line is, or will be. */
  readonly line: number;
  readonly kind: "new" | "raised" | "rewritten";
  /** What the file declares after it for the packages that need it, the one of the contract first. */
  readonly bumps: Bumps;
  readonly text: string;
}

/**
 * Plans the changeset. The one that this command wrote is rewritten; in one that a person wrote
 * only bumps are raised; when no changeset names a package that needs more, there is a new one.
 */
export function planChange(workspace: ReleaseWorkspace, order: Order): Change {
  const { carrier, findings } = order;
  const derived = order.derived.filter(({ needed }) => needed !== "none");
  const fileOf = (id: string) => join(workspace.root, ".changeset", `${id}.md`);
  const fresh = freshChangesets(workspace);
  const summary = changelogEntry(findings);
  const all = bumpsOf(carrier.needed === "none" ? derived : [carrier, ...derived]);
  const text = generatedChangeset(all, summary);
  const own = fresh
    .map(({ id }) => fileOf(id))
    .find((file) => isGenerated(readFileSync(file, "utf8"), carrier.name));
  if (own !== undefined) return { file: own, line: 3, kind: "rewritten", bumps: all, text };
  const short = [carrier, ...derived.filter((each) => !follows(workspace, carrier, each))].filter(isShort);
  const [first] = short;
  const written = first === undefined ? undefined : highest(fresh, first.name);
  if (first === undefined || written === undefined)
    return { file: newFile(fileOf, digest(summary)), line: 3, kind: "new", bumps: all, text };
  const file = fileOf(written.id);
  const bumps = bumpsOf(short);
  const { line } = placeInChangeset(file, first.name);
  return { file, line, kind: "raised", bumps, text: raise(readFileSync(file, "utf8"), bumps) };
}

/** Writes the change whole or not at all. */
export function applyChange({ file, text }: Change): void {
  writeAtomic(file, text);
}

function bumpsOf(packages: readonly PackageNeed[]): Bumps {
  return packages.map(({ name, needed }) => [name, needed] as const);
}

/** True when a package gets at least what it needs as soon as the contract's own gets that: the two have one number. */
function follows({ config }: ReleaseWorkspace, carrier: PackageNeed, { name, needed }: PackageNeed): boolean {
  const fixed = config.fixed.some((group) => group.includes(name) && group.includes(carrier.name));
  return fixed && isShort(carrier) && atLeast(carrier.needed, needed);
}

function highest(naming: readonly NewChangeset[], name: string): NewChangeset | undefined {
  return naming
    .filter(({ releases }) => releases.some((release) => release.name === name))
    .reduce<NewChangeset | undefined>(
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
