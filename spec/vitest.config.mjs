import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.mjs"],
    // Tests start the Redocly CLI, which is slow on a busy machine.
    testTimeout: 60_000,
  },
});
