import { defineConfig } from "vitest/config";

// Tests of the workspace as a whole; each package has its own.
export default defineConfig({
  test: { include: ["test/*.test.ts"], testTimeout: 300_000, hookTimeout: 300_000, maxWorkers: 2 },
});
