// @ts-check
// Packs every package that is published, and what is to be done with the tarballs, into one folder.
import { existsSync, readFileSync } from "node:fs";
import { pendingChangesets } from "../changesets.mjs";
import { run } from "../run.mjs";
import { buildPublished } from "./build.mjs";

/** Where the tarballs wait for `publish.mjs`. */
export const folder = "release-packages";

/** Why nothing may leave: changesets that no version has used up, or a version that failed half-way. */
function unversioned() {
  const pending = pendingChangesets();
  if (pending.length > 0) return `What is here has no version yet: ${pending.join(", ")} would be left out.`;
  const { version } = JSON.parse(readFileSync("spec/package.json", "utf8"));
  if (existsSync(`spec/released/${version}.yaml`)) return undefined;
  return `The contract of ${version} was never stored: its version failed.`;
}

if (import.meta.main) {
  const reason = unversioned();
  if (reason !== undefined) {
    console.error(`${reason}\n  next: pnpm run version`);
    process.exit(1);
  }
  const built = await buildPublished();
  process.exitCode = built === 0 ? await run(["changeset", "pack", "--out-dir", folder]) : built;
}
