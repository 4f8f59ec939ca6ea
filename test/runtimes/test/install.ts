import { installRuntimes } from "../runners/index.mjs";

/** Installs once, before test files run beside each other. */
export default async function setup(): Promise<void> {
  await installRuntimes();
}
