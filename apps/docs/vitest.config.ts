import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts", "test/**/*.test.tsx", "snippets/**/*.test.ts"],
    globalSetup: ["test/support/build-once.ts"],
    testTimeout: 120_000,
    hookTimeout: 60_000,
    // Two browsers at once are enough for two cores.
    maxWorkers: 2,
  },
});
