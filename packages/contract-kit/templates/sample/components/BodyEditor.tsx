import { useId } from "react";
import { parsed } from "../lib/values.ts";
import type { Body } from "../types.ts";

interface BodyEditorProps {
  readonly body: Body;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly file: File | undefined;
  readonly onFile: (file: File | undefined) => void;
}

/** What is wrong with the text of a body, or undefined. */
export function bodyProblem(body: Body | undefined, text: string): string | undefined {
  if (body === undefined || body.kind === "file") return undefined;
  if (text.trim() === "") return body.required ? "The operation needs a body." : undefined;
  return body.kind === "text" || parsed(text) !== undefined ? undefined : whereBroken(text);
}

function whereBroken(text: string): string {
  try {
    JSON.parse(text);
    return "";
  } catch (error) {
    const position = /position (\d+)/.exec((error as Error).message)?.[1];
    if (position === undefined) return "This is not JSON yet: it ends too early.";
    return `This is not JSON yet: look at line ${text.slice(0, Number(position)).split("\n").length}.`;
  }
}

/** The request body: JSON with the contract's examples, text, or a file. */
export function BodyEditor({ body, text, onText, file, onFile }: BodyEditorProps) {
  const id = useId();
  const problem = bodyProblem(body, text);
  return (
    <div className="field body">
      <div className="body-head">
        <label className="label" htmlFor={id}>
          Body{" "}
          <span className="muted">
            {body.mediaType} · {body.required ? "required" : "optional"}
          </span>
        </label>
        <span className="chips">
          {body.examples.length > 1 &&
            body.examples.map((example) => (
              <button
                key={example.name}
                type="button"
                className="chip"
                aria-pressed={example.text === text}
                onClick={() => onText(example.text)}
              >
                {example.name}
              </button>
            ))}
        </span>
      </div>
      {body.kind === "file" ? (
        <>
          <input
            id={id}
            className="input file"
            type="file"
            accept={body.mediaType}
            onChange={(event) => onFile(event.target.files?.[0])}
          />
          <p className="hint">
            {file === undefined ? "Without a file, an empty one is sent." : `${file.size} bytes`}
          </p>
        </>
      ) : (
        <textarea
          id={id}
          className="input mono"
          rows={Math.min(18, Math.max(4, text.split("\n").length))}
          spellCheck={false}
          value={text}
          aria-invalid={problem !== undefined || undefined}
          aria-describedby={problem === undefined ? undefined : `${id}-problem`}
          onChange={(event) => onText(event.target.value)}
        />
      )}
      {problem !== undefined && (
        <p id={`${id}-problem`} className="bad-text small" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
