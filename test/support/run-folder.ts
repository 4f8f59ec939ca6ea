import { rmSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  export interface ProvidedContext {
    /** A folder for what several files of this run use. */
    runFolder: string;
  }
}

/** Vitest's `globalSetup`: what `once` makes lies in one folder, and goes with the run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "run-"));
  project.provide("runFolder", folder);
  return async () => rmSync(folder, { recursive: true, force: true });
}
