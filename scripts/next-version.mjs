// @ts-check
// `pnpm run version`: uses up the changesets. If it died half-way, running it again finishes it.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { pendingChangesets } from "./changesets.mjs";
import { inOrder } from "./in-order.mjs";
import { readOptions } from "./options.mjs";

const usage = `Usage: pnpm run version [--no-compat]

Uses up the changesets: bumps every package to one number, writes the changelogs and the contract's version,
drafts the section of a major version in MIGRATING.md, records the contract, regenerates, and tests the new release
with the older ones. Commit what it changes. --no-compat leaves that test, and the docs' page about it, for later.`;
const { "no-compat": untried = false } = readOptions(usage, { "no-compat": { type: "boolean" } });

const manifest = "spec/package.json";

/** Whether the packages have a number that is not committed: the changesets of it are used up already. */
function isBumped() {
  const committed = execFileSync("git", ["show", `HEAD:./${manifest}`], { encoding: "utf8" });
  return JSON.parse(committed).version !== JSON.parse(readFileSync(manifest, "utf8")).version;
}

const pending = pendingChangesets().length > 0;
if (!pending && !isBumped()) {
  console.error("No changeset waits for a version.\n  next: pnpm gate --write, or pnpm changeset");
  process.exit(1);
}
await inOrder([
  // What would fail later stops before a number is raised.
  ...(pending
    ? [
        ["node", "scripts/contract.mjs", "check"],
        ["changeset", "version"],
      ]
    : []),
  ["node", "scripts/version.mjs"],
  ["node", "scripts/contract.mjs", "migrate"],
  ["node", "scripts/contract.mjs", "record"],
  ["pnpm", "generate"],
  ["pnpm", "install", "--lockfile-only"],
  ...(untried ? [] : [["node", "scripts/compat.mjs", "--write"]]),
]);
