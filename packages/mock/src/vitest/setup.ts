import { resolve } from "node:path";
import type { TestProject } from "vitest/node";
import { startMock } from "../start.ts";
import type { MockOptions } from "../types.ts";
import "./provided.ts";

/**
 * Vitest `globalSetup`: one mock for the whole run, its URL under `inject("mockUrl")`. Its options are those that the
 * configuration provides as `mockOptions`; a `spec` that is a path is one from the project's root.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { root, provide = {} } = project.config;
  const { mockOptions: options = {} } = provide as { mockOptions?: MockOptions };
  const { spec, replies } = options;
  const mock = await startMock({
    ...options,
    ...(typeof spec === "string" && { spec: resolve(root, spec) }),
    ...(typeof replies === "string" && { replies: resolve(root, replies) }),
  });
  project.provide("mockUrl", mock.url);
  return () => mock.stop();
}
