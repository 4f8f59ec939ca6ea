// @ts-check
import { testConfig } from "../scripts/tests/config.mjs";

export default testConfig(import.meta.dirname, { include: ["test/**/*.test.mjs"] });
