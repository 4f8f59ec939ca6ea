// @ts-check
// Every package that changed since the base branch has a changeset, unless this is the release that consumed them.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { run } from "./run.mjs";

/** @param {string} path */
const read = (path) => JSON.parse(readFileSync(new URL(`../${path}`, import.meta.url), "utf8"));
const { baseBranch } = read(".changeset/config.json");

/** @param {string[]} args */
function git(...args) {
  try {
    return execFileSync("git", args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  } catch {
    return undefined;
  }
}

// A machine of CI has checked out one commit, and knows other branches as the remote's.
const base = git("rev-parse", "--verify", "--quiet", baseBranch) ? baseBranch : `origin/${baseBranch}`;
const before = git("show", `${base}:spec/package.json`);
const { version } = read("spec/package.json");

if (before !== undefined && JSON.parse(before).version !== version)
  console.log(`${version} is a release: its changesets are in the changelogs`);
else process.exitCode = await run(["pnpm", "exec", "changeset", "status", "--since", base]);
