// @ts-check
import { join } from "node:path";
import { buildPackage } from "../../../scripts/package/build.mjs";
import { writeGuides } from "./guides.mjs";

await buildPackage(join(import.meta.dirname, ".."), [], [], { fill: writeGuides });
