import { proseLines } from "../lib/markdown.ts";

/** The contract's own words. */
export function Prose({ markdown }: { markdown: string }) {
  return proseLines(markdown).map((runs) => (
    <p key={runs.map((run) => run.text).join()}>
      {runs.map((run) => (run.code ? <code key={run.text}>{run.text}</code> : run.text))}
    </p>
  ));
}
