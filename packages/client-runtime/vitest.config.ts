import { testConfig } from "../../scripts/tests/config.mjs";

export default testConfig(import.meta.dirname, {
  include: ["test/**/*.test.ts"],
  typecheck: { enabled: true, include: ["test/**/*.test-d.ts"], tsconfig: "tsconfig.json" },
});
