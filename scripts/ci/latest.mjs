// The checks with the latest versions of all dependencies. Changes manifests and the lock file: for a scratch branch.
import { execFileSync } from "node:child_process";
import { run } from "../run.mjs";
import { addSummary } from "./github.mjs";

const steps = [
  ["pnpm", "update", "--recursive", "--latest", "--reporter=append-only"],
  // An update is no release: changesets and the contract's versions are not asked for.
  ["pnpm", "--silent", "check", "--skip", "changeset,gate"],
];

for (const command of steps) {
  process.exitCode = await run(command, { env: { CI: "" } });
  if (process.exitCode !== 0) break;
}
const changed = execFileSync("git", ["diff", "-U0", "--", "*package.json", "pnpm-workspace.yaml"], {
  encoding: "utf8",
});
const versions = changed.split("\n").filter((line) => /^[-+] /.test(line));
addSummary(["```diff", ...versions, "```"].join("\n"));
