// @ts-check
import * as jobs from "./jobs.mjs";
import * as steps from "./steps.mjs";
import { readWorkflow } from "./workflow.mjs";

/** @import { Workflow } from "./workflow.mjs" */

/**
 * Each rule by its name: takes a workflow, gives what is wrong and where.
 * @satisfies {Record<string, (workflow: Workflow, known: Readonly<Record<string, unknown>>) => import("./workflow.mjs").Fault[]>}
 */
export const rules = { ...jobs, ...steps };

/**
 * What breaks a rule of this repository.
 * @param {string} text of a workflow
 * @param {Readonly<Record<string, unknown>>} known what steps may run, by name
 * @returns {{ line: number, message: string, rule: string }[]}
 */
export function lintByRules(text, known) {
  const workflow = readWorkflow(text);
  return Object.entries(rules).flatMap(([rule, check]) =>
    check(workflow, known).map(({ at, message }) => ({ line: workflow.lineOf(at), message, rule })),
  );
}
