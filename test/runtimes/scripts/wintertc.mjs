// @ts-check
// Fails when a package that runs everywhere uses what is not everywhere.
import { fileURLToPath } from "node:url";
import { violations } from "../lint/wintertc.mjs";

const packages = ["client", "react"];
const found = packages.flatMap((name) =>
  violations(fileURLToPath(new URL(`../../../packages/${name}/tsconfig.build.json`, import.meta.url))),
);
for (const line of found) console.error(line);
if (found.length > 0)
  console.error("\nUse what WinterTC's Minimum Common API has (lint/minimum-common-api.json).");
else console.log(`${packages.join(" and ")} use only the Minimum Common API`);
process.exitCode = found.length > 0 ? 1 : 0;
