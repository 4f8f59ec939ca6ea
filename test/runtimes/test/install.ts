import { installRuntimes } from "../runners/index.mjs";

/** Installs once, before test files run in parallel. */
export default async function setup(): Promise<void> {
  await installRuntimes();
}
