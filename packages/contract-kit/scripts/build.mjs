// @ts-check
import { join } from "node:path";
import { buildPackage } from "../../../scripts/package/build.mjs";

await buildPackage(
  join(import.meta.dirname, ".."),
  ["src/cli.ts"],
  ["copy.js", "early-keys.js", "search.js", "searcher.ts"].map((file) => `src/docs/browser/${file}`),
);
