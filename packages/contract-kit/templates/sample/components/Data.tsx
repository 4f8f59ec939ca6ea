import { useEffect, useState } from "react";
import { tableOf } from "../lib/data.ts";
import { Copy } from "./Copy.tsx";
import { DataTable } from "./DataTable.tsx";
import { Tree } from "./Tree.tsx";

const views = ["table", "tree", "json"] as const;
type View = (typeof views)[number];

/** Data in the form that suits it: a table, a tree, text or a file. */
export function Data({ data }: { data: unknown }) {
  if (data === undefined || data === null)
    return <p className="muted pad">No content: that is the whole answer.</p>;
  if (data instanceof Blob) return <FileView file={data} />;
  if (typeof data !== "object") return <pre className="raw">{String(data)}</pre>;
  return <Structured data={data} />;
}

function Structured({ data }: { data: object }) {
  const table = tableOf(data);
  const [chosen, setChosen] = useState<View>();
  const offered = views.filter((view) => view !== "table" || table !== undefined);
  const view = offered.find((candidate) => candidate === chosen) ?? offered[0];
  const text = JSON.stringify(data, null, 2);
  return (
    <div className="data">
      <div className="data-tools">
        <span className="segments">
          {offered.map((name) => (
            <button key={name} type="button" aria-pressed={name === view} onClick={() => setChosen(name)}>
              {name === "json" ? "JSON" : name === "table" ? "Table" : "Tree"}
            </button>
          ))}
        </span>
        <Copy text={text} what="JSON" />
      </div>
      {view === "table" && table !== undefined && <DataTable table={table} />}
      {view === "tree" && <Tree value={data} />}
      {view === "json" && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
        <pre className="raw" tabIndex={0}>
          {text}
        </pre>
      )}
    </div>
  );
}

function FileView({ file }: { file: Blob }) {
  const [url, setUrl] = useState("");
  useEffect(() => {
    const made = URL.createObjectURL(file);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return (
    <div className="file-view">
      {file.type.startsWith("image/") && file.size > 0 && <img src={url} alt="The answer" />}
      <p>
        A file: <code>{file.type || "no type"}</code>, {file.size} bytes.
      </p>
      <a className="button" href={url} download>
        Download
      </a>
    </div>
  );
}
