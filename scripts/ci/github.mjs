// @ts-check
// What a workflow's step knows about its run, and how it calls GitHub: environment and fetch, nothing to install.
import { appendFileSync, readFileSync } from "node:fs";

/**
 * A variable of the environment; throws when it is not set.
 * @param {string} name
 * @param {NodeJS.ProcessEnv} [from]
 * @returns {string}
 */
export function need(name, from = process.env) {
  const value = from[name];
  if (!value) throw new Error(`${name} is not set. This script runs as a step of a workflow.`);
  return value;
}

/** The event that started the run, as GitHub wrote it. */
export function event() {
  return JSON.parse(readFileSync(need("GITHUB_EVENT_PATH"), "utf8"));
}

/**
 * Gives the job an output of this step. Both are single lines.
 * @param {string} name
 * @param {string} value
 */
export function setOutput(name, value) {
  if (/[\r\n]/.test(`${name}${value}`)) throw new Error(`the output ${name} is not a single line`);
  appendFileSync(need("GITHUB_OUTPUT"), `${name}=${value}\n`);
}

/**
 * Adds Markdown to the page of the run; does nothing outside a workflow.
 * @param {string} text
 */
export function addSummary(text) {
  const { GITHUB_STEP_SUMMARY: page } = process.env;
  if (page) appendFileSync(page, `${text}\n`);
}

/** The page of this run. */
export function runUrl() {
  return `${need("GITHUB_SERVER_URL")}/${need("GITHUB_REPOSITORY")}/actions/runs/${need("GITHUB_RUN_ID")}`;
}

/** The name under which a workflow's own token writes. */
export const bot = "github-actions[bot]";

/**
 * Calls GitHub's API below this repository.
 * @template [T=unknown] what the caller reads of the answer, or undefined
 * @param {string} method
 * @param {string} path such as `/issues/1/comments`
 * @param {unknown} [body] sent as JSON
 * @returns {Promise<T | undefined>} the answer; undefined for 404 on GET. Throws on other statuses, without the token
 */
export async function api(method, path, body) {
  const url = `${need("GITHUB_API_URL")}/repos/${need("GITHUB_REPOSITORY")}${path}`;
  const response = await fetch(url, {
    method,
    headers: {
      accept: "application/vnd.github+json",
      authorization: `Bearer ${need("GITHUB_TOKEN")}`,
      "content-type": "application/json",
      "x-github-api-version": "2022-11-28",
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (response.status === 404 && method === "GET") return undefined;
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path} failed (${response.status}): ${text.slice(0, 500)}`);
  return text === "" ? undefined : JSON.parse(text);
}

/**
 * All items of a list, page after page.
 * @template T what the caller reads of an item
 * @param {string} path
 * @returns {AsyncGenerator<T>}
 */
export async function* pages(path) {
  for (let page = 1; ; page += 1) {
    /** @type {T[]} */
    const items =
      (await api("GET", `${path}${path.includes("?") ? "&" : "?"}per_page=100&page=${page}`)) ?? [];
    yield* items;
    if (items.length < 100) return;
  }
}

/**
 * Runs a step's work; a failure is one line on stderr and the exit code 1.
 * @param {() => unknown} work
 */
export async function step(work) {
  try {
    await work();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    console.error(`::error::${message.replaceAll("\n", "%0A")}`);
    process.exitCode = 1;
  }
}
