// @ts-check
// Opens or refreshes the pull request that turns changesets into versions. `pnpm run version` has run before this.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { api, need, step } from "./github.mjs";

const author = ["github-actions[bot]", "41898282+github-actions[bot]@users.noreply.github.com"];

/**
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 */
function git(args, env = {}) {
  return execFileSync("git", args, { encoding: "utf8", env: { ...process.env, ...env } }).trim();
}

/** The token, where no list of processes shows it and no file keeps it. */
function credentials() {
  const basic = Buffer.from(`x-access-token:${need("GITHUB_TOKEN")}`).toString("base64");
  return {
    GIT_CONFIG_COUNT: "1",
    GIT_CONFIG_KEY_0: `http.${need("GITHUB_SERVER_URL")}/.extraheader`,
    GIT_CONFIG_VALUE_0: `AUTHORIZATION: basic ${basic}`,
  };
}

/**
 * @param {string} branch
 * @param {string} title
 */
function push(branch, title) {
  const [name, email] = author;
  git(["checkout", "-q", "-B", branch]);
  git(["add", "--all"]);
  git(["-c", `user.name=${name}`, "-c", `user.email=${email}`, "commit", "-q", "-m", title]);
  git(["push", "-q", "--force", "origin", branch], credentials());
}

/**
 * @param {string} base
 * @param {string} branch
 * @param {string} title
 */
async function request(base, branch, title) {
  const owner = need("GITHUB_REPOSITORY").split("/")[0];
  const head = encodeURIComponent(`${owner}:${branch}`);
  const body = [
    "Merging this publishes. It is rebuilt with each push to the base branch, so edit changesets there, not here.",
    "The changelogs of the packages are in the diff.",
  ].join("\n\n");
  /** @type {{ number: number }[] | undefined} */
  const found = await api("GET", `/pulls?state=open&head=${head}&base=${base}`);
  const open = found?.[0];
  if (open === undefined) await api("POST", "/pulls", { title, head: branch, base, body });
  else await api("PATCH", `/pulls/${open.number}`, { title, body });
}

await step(async () => {
  const base = need("GITHUB_REF_NAME");
  const branch = `changeset-release/${base}`;
  const { version } = JSON.parse(readFileSync("spec/package.json", "utf8"));
  const title = `Release ${version}`;
  push(branch, title);
  await request(base, branch, title);
  // A token of a workflow starts no workflow by pushing: the checks of the branch are asked for by name.
  await api("POST", "/actions/workflows/ci.yml/dispatches", { ref: branch });
});
