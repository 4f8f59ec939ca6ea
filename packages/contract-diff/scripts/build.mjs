import { join } from "node:path";
import { buildPackage } from "../../../scripts/package/build.mjs";

// A plain diff is one file of its own: opening the chunks took a tenth of a small one.
await buildPackage(join(import.meta.dirname, ".."), { single: ["src/quick.ts"] });
