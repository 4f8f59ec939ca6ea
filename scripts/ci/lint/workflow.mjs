// @ts-check
// A workflow as rules read it: plain values, and the line of each.
import { isMap, isNode, LineCounter, parseDocument } from "yaml";

/** @typedef {readonly (string | number)[]} Path the keys from the top of the file */
/** @typedef {{ at: Path, message: string }} Fault */

/**
 * What rules look at. The values are as somebody wrote them.
 * @typedef {{ uses?: unknown, run?: unknown, with?: Record<string, unknown> }} Step
 * @typedef {{ [key: string]: unknown, permissions?: Record<string, unknown>, steps?: Step[] }} Job
 * @typedef {{ on?: string | string[] | object, permissions?: unknown, jobs?: Record<string, Job> }} Value
 */

/**
 * @typedef {object} Workflow
 * @property {Value} value
 * @property {(path: Path) => number} lineOf
 * @property {{ id: string, job: Job, at: Path }[]} jobs
 * @property {{ step: Step, at: Path, job: string }[]} steps
 * @property {string[]} lines
 */

/**
 * @param {string} text
 * @returns {Workflow} throws when it is not YAML of a map
 */
export function readWorkflow(text) {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter });
  const [error] = document.errors;
  if (error !== undefined) throw error;
  if (!isMap(document.contents)) throw new Error("a workflow is a map of `on`, `permissions` and `jobs`");
  /** @type {Value} */
  const value = document.toJS();
  const jobs = Object.entries(value.jobs ?? {}).map(([id, job]) => ({
    id,
    job: job ?? {},
    at: ["jobs", id],
  }));
  return {
    value,
    lines: text.split("\n"),
    jobs,
    steps: jobs.flatMap(({ id, job, at }) =>
      Array.from(job.steps ?? [], (step, index) => ({
        step: step ?? {},
        at: [...at, "steps", index],
        job: id,
      })),
    ),
    lineOf(path) {
      for (let length = path.length; length > 0; length -= 1) {
        const node = document.getIn(path.slice(0, length), true);
        if (isNode(node) && node.range) return counter.linePos(node.range[0]).line;
      }
      return 1;
    },
  };
}

/**
 * The names of the events that start a workflow.
 * @param {Value} workflow
 * @returns {string[]}
 */
export function triggers({ on }) {
  if (typeof on === "string") return [on];
  return Array.isArray(on) ? on : Object.keys(on ?? {});
}
