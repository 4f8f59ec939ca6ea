import type { OperationInfo } from "../types.ts";
import { Method } from "./Method.tsx";
import { Prose } from "./Prose.tsx";

/** What the operation is: method, path, summary, and the contract's words about it. */
export function OperationHead({ operation }: { operation: OperationInfo }) {
  const [first = "", ...more] = (operation.description ?? "").split(/\n\s*\n/);
  return (
    <header className="page-head">
      <p className="path">
        <Method method={operation.method} />
        <code>{operation.path}</code>
      </p>
      <h1>
        {operation.summary} {operation.deprecated && <span className="badge warn">deprecated</span>}
      </h1>
      {first !== "" && <Prose markdown={first} />}
      {more.length > 0 && (
        <details>
          <summary>More about it</summary>
          <Prose markdown={more.join("\n\n")} />
        </details>
      )}
    </header>
  );
}
