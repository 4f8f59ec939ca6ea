import type { ReactNode } from "react";

/** The contract's own words: paragraphs, lists, headings, `code`, **strong** and links of its Markdown. */
export function Prose({ markdown }: { markdown: string }) {
  const blocks = markdown.trim().split(/\n\s*\n/);
  return (
    <div className="prose">
      {blocks.map((block) => (
        <Block key={block} text={block} />
      ))}
    </div>
  );
}

function Block({ text }: { text: string }) {
  const lines = text.split("\n");
  if (lines.every((line) => /^\s*([-*]|\d+\.)\s/.test(line)))
    return (
      <ul>
        {lines.map((line) => (
          <li key={line}>{inline(line.replace(/^\s*([-*]|\d+\.)\s+/, ""))}</li>
        ))}
      </ul>
    );
  if (lines.every((line) => /^\s*\|/.test(line))) return <pre>{text}</pre>;
  const heading = /^#+\s+(.*)/.exec(text);
  if (heading !== null) return <h2>{inline(heading[1] ?? "")}</h2>;
  return (
    <>
      {lines.map((line) => (
        <p key={line}>{inline(line)}</p>
      ))}
    </>
  );
}

const marks = /(`[^`]+`|\*\*[^*]+\*\*|\[[^\]]+\]\([^)\s]+\))/;

/** The marks inside a line. Only web addresses become links. */
function inline(text: string): ReactNode[] {
  return text.split(marks).map((part, index) => {
    const key = `${index}`;
    if (part.startsWith("`") && part.endsWith("`")) return <code key={key}>{part.slice(1, -1)}</code>;
    if (part.startsWith("**")) return <strong key={key}>{part.slice(2, -2)}</strong>;
    const link = /^\[([^\]]+)\]\((https?:[^)\s]+)\)$/.exec(part);
    if (link === null) return part.replace(/^\[([^\]]+)\]\([^)\s]+\)$/, "$1");
    return (
      <a key={key} href={link[2]} target="_blank" rel="noreferrer">
        {link[1]}
      </a>
    );
  });
}
