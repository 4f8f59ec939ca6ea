import { snippetOf } from "../lib/snippet.ts";
import type { Input } from "../lib/values.ts";
import type { OperationInfo } from "../types.ts";
import { Copy } from "./Copy.tsx";

/** The same call as code, with the values of the form. */
export function Snippet({ operation, input }: { operation: OperationInfo; input: Input }) {
  const code = snippetOf(operation, input);
  return (
    <section className="card snippet" aria-label="The same call in code">
      <div className="card-head">
        <h2>In code</h2>
        <Copy text={code} what="code" />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard */}
      <pre className="raw" tabIndex={0}>
        {code}
      </pre>
    </section>
  );
}
