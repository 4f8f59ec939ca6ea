// @ts-check
import { join } from "node:path";
import { buildPackage } from "../../../scripts/package/build.mjs";

await buildPackage(join(import.meta.dirname, ".."));
