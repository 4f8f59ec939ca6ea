import type { TestProject } from "vitest/node";
import { startMock } from "../start.ts";
import "./provided.ts";

/** Vitest `globalSetup`: one mock for the whole run, its URL under `inject("mockUrl")`. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const mock = await startMock();
  project.provide("mockUrl", mock.url);
  return () => mock.stop();
}
