import { useState } from "react";
import { count, isRecord, oneLine, type TableData } from "../lib/data.ts";
import { Tree } from "./Tree.tsx";

const few = 100;

/** Rows of objects as a table, and below it the members next to them. */
export function DataTable({ table }: { table: TableData }) {
  const [all, setAll] = useState(false);
  const rows = all ? table.rows : table.rows.slice(0, few);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard */}
      <section className="table-scroll" tabIndex={0} aria-label={table.name ?? "Rows"}>
        <table>
          <thead>
            <tr>
              {table.columns.map((column) => (
                <th key={column} scope="col" className={isNumeric(table, column) ? "number" : undefined}>
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <tr key={index}>
                {table.columns.map((column) => (
                  <td key={column} className={isNumeric(table, column) ? "number" : undefined}>
                    <Cell value={row[column]} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className="table-foot muted">
        {count(table.rows.length, "row")}
        {table.name !== undefined && (
          <>
            {" in "}
            <code>{table.name}</code>
          </>
        )}
        {rows.length < table.rows.length && (
          <button type="button" className="button small" onClick={() => setAll(true)}>
            Show all
          </button>
        )}
      </p>
      {Object.keys(table.rest).length > 0 && <Tree value={table.rest} />}
    </>
  );
}

function isNumeric({ rows }: TableData, column: string): boolean {
  return rows.every((row) => typeof row[column] === "number" || row[column] == null);
}

function Cell({ value }: { value: unknown }) {
  if (value === undefined) return null;
  if (value === null) return <span className="muted">null</span>;
  const nested = isRecord(value) || (Array.isArray(value) && value.some(isRecord));
  if (!nested) return <span title={oneLine(value)}>{oneLine(value)}</span>;
  return (
    <details className="cell">
      <summary>{oneLine(value)}</summary>
      <Tree value={value} />
    </details>
  );
}
