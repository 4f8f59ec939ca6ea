// @ts-check
// `pnpm run version`: uses up the changesets, all or nothing.
import { execFileSync } from "node:child_process";
import { pendingChangesets } from "./changesets.mjs";
import { readOptions } from "./options.mjs";
import { run } from "./run.mjs";

const usage = `Usage: pnpm run version [--no-compat]

Uses up the changesets: bumps every package to one number, writes the changelogs and the contract's version,
drafts the section of a major version in MIGRATING.md, records the contract, regenerates, and tests the new release
with the older ones. Commit what it changes. All has to be committed before, and when a step fails all is as it was.
--no-compat leaves that test, and the docs' page about it, for later.`;
const { "no-compat": untried = false } = readOptions(usage, { "no-compat": { type: "boolean" } });

/** @param {string[]} args */
const git = (...args) => execFileSync("git", args, { encoding: "utf8" });

/** @param {string} message */
function stop(message) {
  console.error(message);
  process.exit(1);
}

const [uncommitted = ""] = git("status", "--porcelain").split("\n");
if (uncommitted !== "")
  stop(`${uncommitted.slice(3)} is not committed, and a version that fails takes back what is not.
  next: commit it, or put it aside with \`git stash --include-untracked\`; what a version that was killed has left goes
  by \`git reset --hard && git clean -fd\``);
if (pendingChangesets().length === 0)
  stop("No changeset waits for a version.\n  next: pnpm gate --write, or pnpm changeset");

const steps = [
  // What would fail later stops before a number is raised.
  ["node", "scripts/contract.mjs", "check"],
  ["changeset", "version"],
  ["node", "scripts/version.mjs"],
  ["node", "scripts/contract.mjs", "migrate"],
  ["node", "scripts/contract.mjs", "record"],
  ["pnpm", "generate"],
  ["pnpm", "install", "--lockfile-only"],
  ...(untried ? [] : [["node", "scripts/compat.mjs", "--write"]]),
];
// Ctrl+C ends the step, and what it has written is taken back.
process.on("SIGINT", () => {});
for (const step of steps) {
  const code = await run(step);
  if (code === 0) continue;
  git("reset", "--hard", "--quiet");
  git("clean", "-fdq");
  console.error(`\`${step.join(" ")}\` failed: all is as it was before.`);
  process.exit(code);
}
