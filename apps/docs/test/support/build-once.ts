import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startMock } from "@partner-licenses/mock";
import type { TestProject } from "vitest/node";
import { readOptions } from "../../src/options.ts";
import { buildSite } from "../../src/site.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** Folder of the built site. */
    site: string;
    /** Base URL of a running mock. */
    mockUrl: string;
  }
}

/** Builds the site once for all tests, and tells them where it is. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "docs-"));
  const out = join(folder, "site");
  const mock = await startMock();
  try {
    await buildSite(readOptions(["--out", out], {}));
  } catch (error) {
    await Promise.all([mock.stop(), rm(folder, { recursive: true, force: true })]);
    throw error;
  }
  project.provide("site", out);
  project.provide("mockUrl", mock.url);
  return async () => {
    await mock.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
