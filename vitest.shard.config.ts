import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { defineConfig } from "vitest/config";
import { parse } from "yaml";

// All tests of the workspace as one run, so that `vitest --shard` can divide them over machines.
const { packages } = parse(readFileSync(join(import.meta.dirname, "pnpm-workspace.yaml"), "utf8")) as {
  packages: string[];
};
const folders = globSync(packages, { cwd: import.meta.dirname }).filter((folder) =>
  ["ts", "mjs"].some((end) => existsSync(join(import.meta.dirname, folder, `vitest.config.${end}`))),
);

export default defineConfig({
  test: { projects: [...folders.sort(), "./vitest.config.ts"], maxWorkers: 2 },
});
