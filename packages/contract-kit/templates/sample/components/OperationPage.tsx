import { type FormEvent, useEffect, useState } from "react";
import { hashOf, remember } from "../lib/route.ts";
import { useRun } from "../lib/run.ts";
import type { Session } from "../lib/session.ts";
import { bodyOf, initialValues, inputOf, keyOf, problemOf } from "../lib/values.ts";
import type { OperationInfo } from "../types.ts";
import { Answers, preferOf } from "./Answers.tsx";
import { BodyEditor, bodyProblem } from "./BodyEditor.tsx";
import { Fields } from "./Fields.tsx";
import { Icon } from "./Icon.tsx";
import { OperationHead } from "./OperationHead.tsx";
import { Result } from "./Result.tsx";
import { Snippet } from "./Snippet.tsx";

interface OperationPageProps {
  readonly operation: OperationInfo;
  /** Values from the address. */
  readonly given: URLSearchParams;
  readonly session: Session;
}

/** One operation: its form, the answer that the mock should give, and what came back. */
export function OperationPage({ operation, given, session }: OperationPageProps) {
  const [values, setValues] = useState(() => initialValues(operation, given));
  const [text, setText] = useState(operation.body?.examples[0]?.text ?? "");
  const [file, setFile] = useState<File>();
  const [answer, setAnswer] = useState(given.get("answer") ?? "");
  const [tried, setTried] = useState(false);
  const run = useRun(operation);

  useEffect(
    () => remember(hashOf(operation.id, { ...changed(operation, values), answer })),
    [operation, values, answer],
  );

  const stopped =
    operation.fields.some((field) => problemOf(field, values[keyOf(field)] ?? "")?.stops) ||
    bodyProblem(operation.body, text) !== undefined;
  const input = (asked: string) =>
    inputOf(operation, values, bodyOf(operation.body, text, file), preferOf(asked));
  const send = (asked: string) => {
    setTried(true);
    setAnswer(asked);
    session.renew();
    if (!stopped) run.send(input(asked));
    else requestAnimationFrame(() => document.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send(answer);
  };
  return (
    <article className="operation">
      <OperationHead operation={operation} />
      <form
        className="card form"
        noValidate
        onSubmit={submit}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) send(answer);
        }}
      >
        <Fields
          fields={operation.fields}
          values={values}
          tried={tried}
          onChange={(key, value) => setValues((before) => ({ ...before, [key]: value }))}
        />
        {operation.body !== undefined && (
          <BodyEditor body={operation.body} text={text} onText={setText} file={file} onFile={setFile} />
        )}
        <Answers operation={operation} asked={answer} onAsk={send} />
        <div className="actions">
          <button type="submit" className="button primary" disabled={run.state === "pending"}>
            <Icon name="send" /> {run.state === "pending" ? "Sending …" : "Send"}
          </button>
          <span className="hint wide-only">Ctrl + Enter</span>
          {tried && stopped && (
            <span className="bad-text" role="alert">
              Correct the marked fields first.
            </span>
          )}
        </div>
      </form>
      <Result operation={operation} run={run} exchange={session.last()} asked={answer} onSend={send} />
      <Snippet operation={operation} input={input("")} address={session.address} />
    </article>
  );
}

/** Only what differs from what the form starts with goes into the address. */
function changed(operation: OperationInfo, values: Readonly<Record<string, string>>): Record<string, string> {
  const fields = operation.fields.filter((field) => values[keyOf(field)] !== (field.initial ?? ""));
  return Object.fromEntries(fields.map((field) => [keyOf(field), values[keyOf(field)] ?? ""]));
}
