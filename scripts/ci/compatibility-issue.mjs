// @ts-check
// One issue says that the checks fail with the latest dependencies, and is closed when they pass again.
import { api, bot, need, pages, runUrl, step } from "./github.mjs";

const title = "The checks fail with the latest dependencies";

async function openIssue() {
  for await (const issue of pages(`/issues?state=open&creator=${encodeURIComponent(bot)}`)) {
    if (issue.title === title && issue.pull_request === undefined) return issue;
  }
  return undefined;
}

await step(async () => {
  const passed = need("RESULT") === "success";
  const open = await openIssue();
  const body = `[The weekly run](${runUrl()}) updated every dependency and ran the checks. Its summary lists the versions.\n\nOn your machine: \`npm run ci -- latest\` in a scratch branch.`;
  if (passed && open !== undefined) await api("PATCH", `/issues/${open.number}`, { state: "closed" });
  else if (!passed && open === undefined) await api("POST", "/issues", { title, body });
  else if (!passed) await api("PATCH", `/issues/${open.number}`, { body });
});
