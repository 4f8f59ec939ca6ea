// A workflow as rules read it: plain values, and the line of each.
import { isMap, LineCounter, parseDocument } from "yaml";

/**
 * @param {string} text
 * @returns {{ value: any, lineOf: (path: readonly (string | number)[]) => number, jobs: { id: string, job: any, at: string[] }[],
 *   steps: { step: any, at: (string | number)[], job: string }[], lines: string[] }} throws when it is not YAML of a map
 */
export function readWorkflow(text) {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter });
  const [error] = document.errors;
  if (error !== undefined) throw error;
  if (!isMap(document.contents)) throw new Error("a workflow is a map of `on`, `permissions` and `jobs`");
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
      (job.steps ?? []).map((step, index) => ({ step: step ?? {}, at: [...at, "steps", index], job: id })),
    ),
    lineOf(path) {
      for (let length = path.length; length > 0; length -= 1) {
        const node = document.getIn(path.slice(0, length), true);
        if (node?.range) return counter.linePos(node.range[0]).line;
      }
      return 1;
    },
  };
}

/** The names of the events that start a workflow. */
export function triggers({ on }) {
  if (typeof on === "string") return [on];
  return Array.isArray(on) ? on : Object.keys(on ?? {});
}
