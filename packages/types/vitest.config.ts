import { testConfig } from "../../scripts/tests/config.mjs";

export default testConfig(import.meta.dirname, {
  include: [],
  typecheck: { enabled: true, only: true, include: ["test/**/*.test-d.ts"] },
});
