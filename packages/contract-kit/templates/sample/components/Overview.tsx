import { contract } from "../contract.ts";
import { hashOf } from "../lib/route.ts";
import { Method } from "./Method.tsx";
import { tagsOf } from "./Navigation.tsx";
import { Prose } from "./Prose.tsx";

/** All operations, when the address names none, or one that does not exist. */
export function Overview({ unknown }: { unknown: string }) {
  return (
    <article className="overview">
      <header className="page-head">
        <h1>{contract.title}</h1>
        {contract.summary !== undefined && <p className="lead">{contract.summary}</p>}
        {unknown !== "" && (
          <p role="alert" className="bad-text">
            The contract has no operation <code>{unknown}</code>.
          </p>
        )}
        {contract.description !== undefined && <Prose markdown={contract.description} />}
      </header>
      {tagsOf(contract.operations).map(([tag, operations]) => (
        <section key={tag} className="card" aria-label={tag}>
          <div className="card-head">
            <h2>{tag}</h2>
            <p className="muted">{contract.tags.find(({ name }) => name === tag)?.description}</p>
          </div>
          <ul className="overview-list">
            {operations.map((operation) => (
              <li key={operation.id}>
                <a href={hashOf(operation.id)}>
                  <Method method={operation.method} />
                  <span className="overview-name">{operation.summary}</span>
                  <code className="muted">{operation.path}</code>
                  {operation.deprecated && <span className="badge">deprecated</span>}
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </article>
  );
}
