import type { Answer, OperationInfo } from "../types.ts";

/** What the mock is asked for: `429:busy`, `404:` or `dynamic`; nothing for its own choice. */
export function preferOf(asked: string): string {
  if (asked === "") return "";
  if (asked === "dynamic") return "dynamic=true";
  const [code, example] = asked.split(":");
  return example ? `code=${code}, example=${example}` : `code=${code}`;
}

interface AnswersProps {
  readonly operation: OperationInfo;
  readonly asked: string;
  /** Sends at once, and asks for this answer. */
  readonly onAsk: (asked: string) => void;
}

/** The answers that the contract declares, each one click away. */
export function Answers({ operation, asked, onAsk }: AnswersProps) {
  const good = operation.answers.filter(({ status }) => status.startsWith("2"));
  const bad = operation.answers.filter(({ status }) => /^[1345]/.test(status));
  const chip = (value: string, label: string, status = "") => (
    <button
      key={value}
      type="button"
      className="chip"
      data-answer={value}
      data-status={status.charAt(0)}
      aria-pressed={asked === value}
      onClick={() => onAsk(value)}
    >
      {label}
    </button>
  );
  const group = (answer: Answer) => (
    <li key={answer.status}>
      <span className="answer-status" data-status={answer.status.charAt(0)}>
        {answer.status}
      </span>
      {answer.examples.length === 0
        ? chip(`${answer.status}:`, answer.meaning, answer.status)
        : answer.examples.map((name) => chip(`${answer.status}:${name}`, name, answer.status))}
    </li>
  );
  return (
    <fieldset className="answers">
      <legend>
        Answers of the mock <span className="muted">a click sends the call and asks for that one</span>
      </legend>
      <ul>
        <li>
          <span className="answer-status">any</span>
          {chip("", "default answer")}
          {good.some(({ examples }) => examples.length > 0) && chip("dynamic", "made-up values")}
        </li>
        {[...good, ...bad].map(group)}
      </ul>
    </fieldset>
  );
}
