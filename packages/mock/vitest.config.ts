import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["@partner-licenses/mock/vitest/setup"],
    maxWorkers: 2,
    testTimeout: 30_000,
  },
});
