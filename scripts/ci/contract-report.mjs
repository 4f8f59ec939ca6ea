// @ts-check
// What a pull request changes in the contract, and whether its changesets say so: contract-report/report.md.
// Runs without any right to write. Always leaves a report, so that the comment never shows an older one.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { buildContract } from "../contract.mjs";
import { childEnvironment } from "../environment.mjs";
import { addSummary, step } from "./github.mjs";

const folder = "contract-report";

// HEAD is GitHub's merge of the pull request into its base, so its first parent is that base.
function base() {
  return execFileSync("git", ["rev-parse", "--verify", "HEAD^1"], { encoding: "utf8" }).trim();
}

/** @param {string[]} args */
function contract(...args) {
  return spawnSync(process.execPath, ["packages/contract-kit/bin/contract.js", ...args], {
    encoding: "utf8",
    env: childEnvironment({ NO_COLOR: "1", CI: "1" }),
    maxBuffer: 64 << 20,
  });
}

/**
 * The text in a fence that it cannot leave.
 * @param {string} text
 */
function fenced(text) {
  const runs = text.match(/`{3,}/g) ?? [];
  const fence = "`".repeat(Math.max(3, ...runs.map((run) => run.length + 1)));
  return `${fence}text\n${text.trim()}\n${fence}`;
}

await step(async () => {
  if ((await buildContract()) !== 0) throw new Error("`contract` cannot be built: see above");
  const { spec } = JSON.parse(readFileSync("contract.config.json", "utf8"));
  const diff = contract("diff", `${base()}:${spec}`, spec, "--format", "markdown");
  const gate = contract("gate");
  const report = [
    diff.status === 0 ? diff.stdout.trim() : `## Contract: not compared\n\n${fenced(diff.stderr)}`,
    `### ${gate.status === 0 ? "✓" : "✗"} Changesets`,
    fenced(gate.stdout + gate.stderr),
  ].join("\n\n");
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/report.md`, `${report}\n`);
  addSummary(report);
});
