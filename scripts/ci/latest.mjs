// @ts-check
// The checks with the latest versions of all dependencies. Changes manifests and the lock file: for a scratch branch.
import { execFileSync } from "node:child_process";
import { run } from "../run.mjs";
import { addSummary } from "./github.mjs";

const update = ["pnpm", "update", "--recursive", "--latest", "--reporter=append-only"];
// An update is not a release, so it needs no changeset.
const check = ["pnpm", "--silent", "check", "--skip", "changeset,gate"];

// Where CI is set, pnpm does not write the lock file.
const updated = await run(update, { env: { CI: "" } });
process.exitCode = updated === 0 ? await run(check) : updated;
const changed = execFileSync("git", ["diff", "-U0", "--", "*package.json", "pnpm-workspace.yaml"], {
  encoding: "utf8",
});
const versions = changed.split("\n").filter((line) => /^[-+] /.test(line));
addSummary(["```diff", ...versions, "```"].join("\n"));
