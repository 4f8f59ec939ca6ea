import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startMock } from "@partner-licenses/mock";
import type { TestProject } from "vitest/node";
import { readOptions } from "../../src/options.ts";
import { buildSite } from "../../src/site.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** Folder of the site of a project that has released nothing yet. */
    site: string;
    /** Folder of the site with the released fixtures: 1.0.0, 1.1.0, 1.2.0, and the contract at hand after them. */
    versioned: string;
    /** Base URL of a running mock. */
    mockUrl: string;
  }
}

/** Three released contracts, frozen. */
export const RELEASES = fileURLToPath(new URL("../../../../test/releases", import.meta.url));

/** Builds both sites once for all tests, and says where they are. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "docs-"));
  const [site, versioned, none] = ["site", "versioned", "none"].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  const mock = await startMock();
  try {
    await buildSite(readOptions(["--out", site, "--released", none, "--try", none], {}));
    await buildSite(readOptions(["--out", versioned, "--released", RELEASES, "--try", none], {}));
  } catch (error) {
    await Promise.all([mock.stop(), rm(folder, { recursive: true, force: true })]);
    throw error;
  }
  project.provide("site", site);
  project.provide("versioned", versioned);
  project.provide("mockUrl", mock.url);
  return async () => {
    await mock.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
