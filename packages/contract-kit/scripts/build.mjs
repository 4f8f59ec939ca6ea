import { join } from "node:path";
import { buildPackage } from "../../../scripts/package/build.mjs";

// Both find package.json or the code from where they lie themselves.
await buildPackage(join(import.meta.dirname, ".."), {
  commands: ["src/cli.ts"],
  places: { "src/cli.ts": "/cli.js", "src/generate/cache.ts": "/chunks/" },
});
