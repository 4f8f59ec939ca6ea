import { join } from "node:path";
import { testConfig } from "../../scripts/tests/config.mjs";

// Not a part of the tests: `test/test-runs.test.ts` runs these files, some of which fail.
export default testConfig(join(import.meta.dirname, ".."), {
  include: ["*.ts"],
  exclude: ["vitest.config.ts"],
});
