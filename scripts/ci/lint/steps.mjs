// Rules for the steps of jobs: whose code runs, and with which text.
import { triggers } from "./workflow.mjs";

const expression = /\$\{\{/;

function used({ jobs, steps }) {
  return [
    ...steps.map(({ step, at }) => ({ uses: step.uses, at: [...at, "uses"] })),
    ...jobs.map(({ job, at }) => ({ uses: job.uses, at: [...at, "uses"] })),
  ].filter(({ uses }) => typeof uses === "string" && !uses.startsWith("./"));
}

/** Other people's code is pinned by commit, and the comment says which version that is. */
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

/** Only GitHub's own actions run here. */
export function ownersWeTrust(workflow) {
  return used(workflow)
    .filter(({ uses }) => !uses.startsWith("actions/"))
    .map(({ uses, at }) => ({ at, message: `${uses} is not one of GitHub's own actions` }));
}

function checkouts({ steps }) {
  return steps.filter(({ step }) => /^actions\/checkout(@|$)/.test(step.uses ?? ""));
}

/** A checkout leaves no token in .git/config, where every later step could read it. */
export function noStoredCredentials(workflow) {
  return checkouts(workflow)
    .filter(({ step }) => step.with?.["persist-credentials"] !== false)
    .map(({ at }) => ({ at, message: "checkout keeps the token: add `persist-credentials: false`" }));
}

/** A workflow with rights checks out its own branch, never that of the run that started it. */
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

/** Text from outside reaches a script by `env`, where a shell does not read it as code. */
export function noExpressionsInScripts({ steps }) {
  return steps.flatMap(({ step, at }) =>
    [
      ["run", step.run],
      ["with", step.with?.script],
    ]
      .filter(([, text]) => typeof text === "string" && expression.test(text))
      .map(([key]) => ({ at: [...at, key], message: "no expression in a script: pass it by `env`" })),
  );
}

/** A script of a workflow is one line, so that what it does can be run and tested elsewhere. */
export function oneLine({ steps }) {
  return steps
    .filter(({ step }) => typeof step.run === "string" && step.run.trim().includes("\n"))
    .map(({ at }) => ({
      at: [...at, "run"],
      message: "more than one line: make it a name of scripts/ci/jobs.mjs",
    }));
}

/** What a step runs by npm is `ci` and one of its names, so that all of them are in one list. */
export function knownJobs({ steps }, jobs) {
  return steps.flatMap(({ step, at }) => {
    const [npm, script, name] =
      /^(?:\w+=\S+ )*npm\b(?: run ([\w:-]+)(?: -- ([\w-]+))?)?/.exec(step.run ?? "") ?? [];
    if (npm === undefined || (script === "ci" && name !== undefined && Object.hasOwn(jobs, name))) return [];
    return [
      { at: [...at, "run"], message: "write `npm run ci -- <name>`; `npm run ci -- --help` lists the names" },
    ];
  });
}
