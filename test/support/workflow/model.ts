import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { root } from "../workspace.ts";

export interface Step {
  readonly id?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly run?: string;
  readonly env?: Readonly<Record<string, unknown>>;
}

export interface Job {
  readonly if?: string;
  readonly needs?: string | readonly string[];
  readonly uses?: string;
  readonly permissions: Readonly<Record<string, string>>;
  readonly environment?: unknown;
  readonly outputs?: Readonly<Record<string, string>>;
  readonly strategy?: { readonly matrix: Readonly<Record<string, readonly unknown[]>> };
  readonly steps: readonly Step[];
}

export interface Workflow {
  readonly name: string;
  readonly on: unknown;
  readonly env?: Readonly<Record<string, unknown>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

const known = {
  job: "name if needs uses permissions environment outputs strategy steps runs-on timeout-minutes",
  step: "id if uses with run env name",
};

function refuseUnknown(what: keyof typeof known, value: object): void {
  const unknown = Object.keys(value).filter((key) => !known[what].split(" ").includes(key));
  if (unknown.length > 0) throw new Error(`the rehearsal knows no ${unknown.join(", ")} of a ${what}`);
}

/** A workflow of this repository. Throws for what the rehearsal would not run as GitHub does. */
export async function readWorkflow(name: string): Promise<Workflow> {
  const workflow = parse(await readFile(join(root, ".github/workflows", `${name}.yml`), "utf8")) as Workflow;
  for (const job of Object.values(workflow.jobs)) {
    refuseUnknown("job", job);
    for (const step of job.steps ?? []) refuseUnknown("step", step);
  }
  return workflow;
}

/** What happened at GitHub, and for which commit. */
export interface Trigger {
  readonly event: string;
  readonly ref: string;
  readonly sha: string;
  readonly payload: unknown;
}
