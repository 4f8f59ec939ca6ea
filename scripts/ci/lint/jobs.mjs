// @ts-check
// Rules for a workflow and its jobs: who may do what, and for how long.
import { triggers } from "./workflow.mjs";

/** @import { Fault, Workflow } from "./workflow.mjs" */

/**
 * The workflow itself may do nothing; each job asks for what it needs.
 * @param {Workflow} workflow
 * @returns {Fault[]}
 */
export function topPermissions({ value }) {
  const given = value.permissions;
  if (given !== null && typeof given === "object" && Object.keys(given).length === 0) return [];
  return [
    { at: ["permissions"], message: "write `permissions: {}` at the top, and permissions on each job" },
  ];
}

/**
 * Permissions are named one by one.
 * @param {Workflow} workflow
 * @returns {Fault[]}
 */
export function jobPermissions({ jobs }) {
  return jobs
    .filter(({ job }) => job.permissions === null || typeof job.permissions !== "object")
    .map(({ id, at }) => ({
      at: [...at, "permissions"],
      message: `job ${id} lists no permissions: name each that it needs, or write \`permissions: {}\``,
    }));
}

/**
 * An identity token is given to jobs of an environment only, where a person may have to agree.
 * @param {Workflow} workflow
 * @returns {Fault[]}
 */
export function identityNeedsEnvironment({ jobs }) {
  return jobs
    .filter(({ job }) => job.permissions?.["id-token"] === "write" && job.environment === undefined)
    .map(({ id, at }) => ({ at, message: `job ${id} has \`id-token: write\` and no \`environment\`` }));
}

/**
 * A job that hangs ends soon. A job that calls a workflow has the limits of that workflow.
 * @param {Workflow} workflow
 * @returns {Fault[]}
 */
export function timeouts({ jobs }) {
  return jobs
    .filter(({ job }) => job.uses === undefined && typeof job["timeout-minutes"] !== "number")
    .map(({ id, at }) => ({ at, message: `job ${id} has no \`timeout-minutes\`` }));
}

/**
 * `pull_request_target` gives a stranger's pull request our token and secrets.
 * @param {Workflow} workflow
 * @returns {Fault[]}
 */
export function noPullRequestTarget({ value }) {
  return triggers(value)
    .filter((name) => name === "pull_request_target")
    .map(() => ({
      at: ["on"],
      message: "pull_request_target is not used here: work in pull_request, write in workflow_run",
    }));
}

/**
 * Secrets are passed by name.
 * @param {Workflow} workflow
 * @returns {Fault[]}
 */
export function noInheritedSecrets({ jobs }) {
  return jobs
    .filter(({ job }) => job.secrets === "inherit")
    .map(({ id, at }) => ({
      at: [...at, "secrets"],
      message: `job ${id} inherits every secret: pass them by name`,
    }));
}
