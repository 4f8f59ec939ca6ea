import { count, oneLine } from "../lib/data.ts";

/** Any value as a tree of names and values; what is nested deeply is folded. */
export function Tree({ value, depth = 0 }: { value: unknown; depth?: number }) {
  if (typeof value !== "object" || value === null) return <Leaf value={value} />;
  if (isPlainList(value)) return <span>{oneLine(value)}</span>;
  const entries = Object.entries(value);
  if (entries.length === 0)
    return <span className="muted">{Array.isArray(value) ? "empty list" : "no fields"}</span>;
  return (
    <ul className="tree">
      {entries.map(([name, entry]) => (
        <li key={name}>
          {isNested(entry) ? (
            <details open={depth < 2 && entries.length < 50}>
              <summary>
                <span className="tree-name">{name}</span> <span className="muted">{countOf(entry)}</span>
              </summary>
              <Tree value={entry} depth={depth + 1} />
            </details>
          ) : (
            <span className="tree-leaf">
              <span className="tree-name">{name}</span> <Tree value={entry} depth={depth + 1} />
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

/** A list of plain values is one line. */
function isPlainList(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && value.every((item) => typeof item !== "object");
}

function Leaf({ value }: { value: unknown }) {
  if (value === null || value === undefined) return <span className="muted">null</span>;
  return <span data-type={typeof value}>{String(value)}</span>;
}

function isNested(value: unknown): value is object {
  return typeof value === "object" && value !== null && Object.keys(value).length > 0 && !isPlainList(value);
}

function countOf(value: object): string {
  return Array.isArray(value) ? count(value.length, "item") : oneLine(value);
}
