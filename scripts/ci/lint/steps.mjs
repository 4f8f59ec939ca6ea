// @ts-check
// Rules for the steps of jobs: whose code runs, and with which text.
import { triggers } from "./workflow.mjs";

/** @import { Fault, Workflow } from "./workflow.mjs" */

const expression = /\$\{\{/;

/**
 * @param {Workflow} workflow
 * @returns {{ uses: string, at: import("./workflow.mjs").Path }[]}
 */
function used({ jobs, steps }) {
  const all = [
    ...steps.map(({ step: { uses }, at }) => ({ uses, at: [...at, "uses"] })),
    ...jobs.map(({ job: { uses }, at }) => ({ uses, at: [...at, "uses"] })),
  ];
  return all.flatMap(({ uses, at }) =>
    typeof uses === "string" && !uses.startsWith("./") ? [{ uses, at }] : [],
  );
}

/**
 * Other people's code is pinned by commit, and the comment says which version that is.
 * @param {Workflow} workflow
 * @returns {Fault[]}
 */
export function pinned(workflow) {
  return used(workflow)
    .filter(({ uses, at }) => {
      const line = workflow.lines[workflow.lineOf(at) - 1] ?? "";
      return !/@[0-9a-f]{40}$/.test(uses) || !/ # v\d+\.\d+\.\d+\b/.test(line);
    })
    .map(({ uses, at }) => ({
      at,
      message: `${uses} is not pinned: write owner/name@<commit of 40 digits> # v1.2.3`,
    }));
}

/**
 * Only GitHub's own actions run here.
 * @param {Workflow} workflow
 * @returns {Fault[]}
 */
export function ownersWeTrust(workflow) {
  return used(workflow)
    .filter(({ uses }) => !uses.startsWith("actions/"))
    .map(({ uses, at }) => ({ at, message: `${uses} is not one of GitHub's own actions` }));
}

/** @param {Workflow} workflow */
function checkouts({ steps }) {
  return steps.filter(({ step }) => /^actions\/checkout(@|$)/.test(String(step.uses ?? "")));
}

/**
 * A checkout leaves no token in .git/config, where every later step could read it.
 * @param {Workflow} workflow
 * @returns {Fault[]}
 */
export function noStoredCredentials(workflow) {
  return checkouts(workflow)
    .filter(({ step }) => step.with?.["persist-credentials"] !== false)
    .map(({ at }) => ({ at, message: "checkout keeps the token: add `persist-credentials: false`" }));
}

/**
 * A workflow with rights checks out its own branch, never that of the run that started it.
 * @param {Workflow} workflow
 * @returns {Fault[]}
 */
export function noForeignCheckout(workflow) {
  if (!triggers(workflow.value).some((name) => ["workflow_run", "issue_comment", "issues"].includes(name)))
    return [];
  return checkouts(workflow)
    .filter(({ step }) => step.with?.ref !== undefined || step.with?.repository !== undefined)
    .map(({ at }) => ({
      at,
      message: "this workflow has rights that the code it checks out must not get: no `ref`",
    }));
}

/**
 * Text from outside reaches a script by `env`, where a shell does not read it as code.
 * @param {Workflow} workflow
 * @returns {Fault[]}
 */
export function noExpressionsInScripts({ steps }) {
  return steps.flatMap(({ step, at }) =>
    Object.entries({ run: step.run, with: step.with?.script })
      .filter(([, text]) => typeof text === "string" && expression.test(text))
      .map(([key]) => ({ at: [...at, key], message: "no expression in a script: pass it by `env`" })),
  );
}

/**
 * A script of a workflow is one line, so that what it does can be run and tested elsewhere.
 * @param {Workflow} workflow
 * @returns {Fault[]}
 */
export function oneLine({ steps }) {
  return steps
    .filter(({ step }) => typeof step.run === "string" && step.run.trim().includes("\n"))
    .map(({ at }) => ({
      at: [...at, "run"],
      message: "more than one line: make it a name of scripts/ci/jobs.mjs",
    }));
}

/**
 * What a step runs by npm is `ci` and one of its names, so that all of them are in one list.
 * @param {Workflow} workflow
 * @param {Readonly<Record<string, unknown>>} jobs
 * @returns {Fault[]}
 */
export function knownJobs({ steps }, jobs) {
  return steps.flatMap(({ step, at }) => {
    const [npm, script, name] =
      /^(?:\w+=\S+ )*npm\b(?: run ([\w:-]+)(?: -- ([\w-]+))?)?/.exec(String(step.run ?? "")) ?? [];
    if (npm === undefined || (script === "ci" && name !== undefined && Object.hasOwn(jobs, name))) return [];
    return [
      { at: [...at, "run"], message: "write `npm run ci -- <name>`; `npm run ci -- --help` lists the names" },
    ];
  });
}
