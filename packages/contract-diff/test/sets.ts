import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import type { Bump, DiffReport } from "../src/index.ts";

/** A judged pair: the bumps that count as right, the wanted one first. */
export interface Case {
  readonly name: string;
  readonly base: string;
  readonly revision: string;
  readonly accept: readonly Bump[];
  readonly verdict: string;
  readonly direction?: string;
}

const here = fileURLToPath(new URL(".", import.meta.url));
const shared = process.env["DIFF_CASES"] ?? join(here, "../../../../shared/diff-cases");

/** Our own cases, kept with the tests. */
export function ownCases(): Case[] {
  return read(join(here, "cases/own"), (verdict) => verdict.accept as Bump[]);
}

/** The upstream cases beside the project; undefined where they are not there. */
export function upstreamCases(): Case[] | undefined {
  const folder = join(shared, "openapitools");
  if (!existsSync(join(folder, "cases.json"))) return undefined;
  return read(folder, (item) => bumpsFor[item.verdict ?? ""] ?? []);
}

/** Why upstream cases cannot run. */
export const noUpstream = `no judged cases at ${shared}; set DIFF_CASES to the folder that holds openapitools/cases.json`;

const bumpsFor: Record<string, readonly Bump[]> = {
  breaking: ["major"],
  "non-breaking": ["minor", "patch", "none"],
  compatible: ["minor", "patch", "none"],
  changed: ["minor", "major", "patch"],
  none: ["none"],
  "none-or-docs": ["none", "patch"],
};

interface Written {
  name: string;
  base: string;
  revision: string;
  verdict?: string;
  accept?: string[];
  direction?: string;
}

function read(folder: string, accept: (item: Written) => readonly Bump[]): Case[] {
  const items = JSON.parse(readFileSync(join(folder, "cases.json"), "utf8")) as Written[];
  return items.map((item) => ({
    name: item.name,
    base: join(folder, item.base),
    revision: join(folder, item.revision),
    accept: accept(item).map((bump) => ((bump as string) === "docs" ? "patch" : bump)),
    verdict: item.verdict ?? item.accept?.[0] ?? "",
    ...(item.direction !== undefined && { direction: item.direction }),
  }));
}

/** A case that the engine answers otherwise than its judge, and why. */
export interface Deviation {
  readonly case: string;
  readonly ours: string;
  readonly reason: string;
}

/** The known deviations. */
export function deviations(): Deviation[] {
  return parse(readFileSync(join(here, "deviations.yaml"), "utf8")) as Deviation[];
}

/** Whether the report's bump is among the accepted ones. */
export function isRight(item: Case, report: Pick<DiffReport, "bump">): boolean {
  return item.accept.includes(report.bump);
}
