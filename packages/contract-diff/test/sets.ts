import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ContractError } from "@partner-licenses/document/errors";
import { parse } from "yaml";
import { type Bump, type DiffReport, diff, type Finding } from "../src/index.ts";

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

/** Our own cases. */
export function ownCases(): Case[] {
  return read("own", (verdict) => verdict.accept as Bump[]);
}

/** Those of OpenAPITools/openapi-diff. */
export function upstreamCases(): Case[] {
  return read("openapitools", (item) => bumpsFor[item.verdict ?? ""] ?? []);
}

/** All of them. */
export function judgedCases(): Case[] {
  return [...ownCases(), ...upstreamCases()];
}

const outcomes = new Map<string, Promise<DiffReport | ContractError>>();

/** The report on a case, or the fault of its input. Asked twice, it compares once. */
export function outcomeOf({ base, revision }: Case): Promise<DiffReport | ContractError> {
  const key = `${base}\n${revision}`;
  const outcome = outcomes.get(key) ?? diff(base, revision).catch(faultOf);
  outcomes.set(key, outcome);
  return outcome;
}

function faultOf(error: unknown): ContractError {
  if (error instanceof ContractError) return error;
  throw error;
}

/** What the engine finds in a case; nothing where its input is at fault. */
export async function findingsOf(item: Case): Promise<readonly Finding[]> {
  const outcome = await outcomeOf(item);
  return outcome instanceof ContractError ? [] : outcome.findings;
}

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

function read(set: string, accept: (item: Written) => readonly Bump[]): Case[] {
  const folder = join(here, "cases", set);
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

/** A case that the engine answers differently from its judge, and why. */
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
