import contract from "virtual:contract";
import { useWords } from "../words/words.ts";
import { Icon } from "./Icon.tsx";

/** Shown when the contract marks the operation as deprecated; the successor is the one that the contract names. */
export function Superseded() {
  const words = useWords();
  if (!contract.superseded) return null;
  const { successor, url } = contract.superseded;
  const [before, after] = words.successor.split("{}");
  return (
    <aside className="notice" aria-label={words.superseded}>
      <Icon name="info" />
      <p className="notice-text">
        <strong>{words.superseded}</strong>
        {" · "}
        {successor ? (
          <>
            {before}
            <a href={url} target="_blank" rel="noreferrer" lang="en" hrefLang="en">
              {successor}
            </a>
            {after}
          </>
        ) : (
          words.deprecated
        )}
      </p>
      <a href="/docs/guides/migration.html" hrefLang="en">
        {words.whatToDo}
      </a>
    </aside>
  );
}
