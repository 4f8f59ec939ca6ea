// @ts-check
// Posts the contract report of a pull request as one comment, and keeps that comment up to date.
// It may write to pull requests, so it runs no code of theirs: the report is text, and GitHub says who asked.
import { lstatSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { api, bot, event, need, pages, runUrl, step } from "./github.mjs";
import { harmless } from "./harmless.mjs";

const marker = "<!-- contract-report -->";
const largest = 1 << 20;

/**
 * The open pull request that the run was made for. A fork's run does not name it, and its artifact may lie.
 * @param {{ head_sha: string, head_branch: string, head_repository: { id: number, owner: { login: string } } }} run
 */
async function pullRequest({ head_sha: sha, head_branch: branch, head_repository: from }) {
  const head = encodeURIComponent(`${from.owner.login}:${branch}`);
  for await (const pull of pages(`/pulls?state=open&head=${head}`)) {
    if (pull.head.sha === sha && pull.head.repo?.id === from.id) return pull.number;
  }
  return undefined;
}

function readReport() {
  const file = join(need("RUNNER_TEMP"), "contract-report", "report.md");
  const found = lstatSync(file);
  if (!found.isFile() || found.size > largest)
    throw new Error(`report.md is not a file of at most ${largest} bytes`);
  return readFileSync(file, "utf8");
}

/** @param {number} number */
async function ownComment(number) {
  for await (const comment of pages(`/issues/${number}/comments`)) {
    if (comment.user?.login === bot && comment.body?.startsWith(marker)) return comment;
  }
  return undefined;
}

await step(async () => {
  const { workflow_run: run, pull_request: own } = event();
  const number = run === undefined ? own.number : await pullRequest(run);
  if (number === undefined) {
    console.log("No open pull request has this commit as its head: a newer push has a run of its own.");
    return;
  }
  const [url, sha] = run === undefined ? [runUrl(), own.head.sha] : [run.html_url, run.head_sha];
  const report = readReport();
  const body = `${marker}\n${harmless(report)}\n\n<sub>Made by [this run](${url}) of ${sha.slice(0, 12)}.</sub>\n`;
  const before = await ownComment(number);
  // Where nothing changes there is nothing to read, unless people read of a change before.
  if (before === undefined && !/^## Contract: (?!no change$)/m.test(report)) return;
  if (before === undefined) await api("POST", `/issues/${number}/comments`, { body });
  else if (before.body !== body) await api("PATCH", `/issues/comments/${before.id}`, { body });
});
