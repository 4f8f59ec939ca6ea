import * as jobs from "./jobs.mjs";
import * as steps from "./steps.mjs";
import { readWorkflow } from "./workflow.mjs";

/** Each rule by its name: takes a workflow, gives what is wrong and where. */
export const rules = { ...jobs, ...steps };

/**
 * What breaks a rule of this repository.
 * @param {string} text of a workflow
 * @param {{ scripts: Record<string, string> }} manifest the root package.json
 * @returns {{ line: number, message: string, rule: string }[]}
 */
export function lintByRules(text, manifest) {
  const workflow = readWorkflow(text);
  return Object.entries(rules).flatMap(([rule, check]) =>
    check(workflow, manifest).map(({ at, message }) => ({ line: workflow.lineOf(at), message, rule })),
  );
}
