import { isClientError, mockCommand } from "../api.ts";
import { causeOf } from "../lib/problems.ts";
import type { OperationInfo } from "../types.ts";
import { Countdown } from "./Countdown.tsx";
import { Data } from "./Data.tsx";
import { Prose } from "./Prose.tsx";

interface ProblemProps {
  readonly operation: OperationInfo;
  readonly error: unknown;
  readonly asked: string;
  readonly onSend: (asked: string) => void;
}

interface Advice {
  readonly title: string;
  readonly next: string;
}

/** A call that failed: what happened, in the service's own words too, and what to do next. */
export function Problem({ operation, error, asked, onSend }: ProblemProps) {
  if (!isClientError(error)) return <p className="bad-text pad">{String(error)}</p>;
  const general = adviceOn(error.kind, error.status);
  const cause = causeOf(operation, error, asked);
  const wait = error.kind === "throttled" ? error.retryAfterMs : undefined;
  return (
    <div className="problem">
      <div role="alert">
        <h2>
          {error.status !== undefined && (
            <span className="answer-status" data-status={String(error.status).charAt(0)}>
              {error.status}
            </span>
          )}
          {cause?.meaning ?? general.title}
        </h2>
        {error.description !== undefined && (
          <p className="said">
            {error.description} {error.code !== undefined && <code>{error.code}</code>}
          </p>
        )}
        {cause?.advice === undefined ? <p>{general.next}</p> : <Prose markdown={cause.advice} />}
        {error.kind === "network" && (
          <p>
            A mock on your machine: <code>{mockCommand}</code>
          </p>
        )}
        {error.description === undefined && error.body === undefined && (
          <p className="muted">{error.message}</p>
        )}
      </div>
      {wait !== undefined && (
        <Countdown milliseconds={wait} sends={operation.safe} onEnd={() => operation.safe && onSend("")} />
      )}
      <div className="actions">
        <button type="button" className="button" onClick={() => onSend("")}>
          {asked === "" ? "Send again" : "Send again, default answer"}
        </button>
        {error.kind === "auth" && (
          <button
            type="button"
            className="button"
            onClick={() => dispatchEvent(new Event("open-connection"))}
          >
            Change the token
          </button>
        )}
      </div>
      {error.body !== undefined && (
        <details open>
          <summary>Body of the answer</summary>
          <Data data={error.body} />
        </details>
      )}
    </div>
  );
}

function adviceOn(kind: string, status: number | undefined): Advice {
  if (kind === "throttled")
    return { title: "Throttled", next: "The service accepts the next call after a pause." };
  if (kind === "auth" && status === 401)
    return {
      title: "The token is refused",
      next: "Enter a token that the service accepts, then send again.",
    };
  if (kind === "auth")
    return { title: "No usable token", next: "A token is sent only over https, or to this machine." };
  if (kind === "network")
    return { title: "No answer", next: "Check the address, and that something runs there." };
  if (kind === "timeout")
    return { title: "The answer takes too long", next: "Send again, or check the service." };
  if (kind === "decode")
    return { title: "The answer cannot be read", next: "It is not what the contract promises." };
  if (kind === "validation")
    return { title: "The call breaks the contract", next: "Correct the form, then send again." };
  return { title: byStatus(status), next: nextOf(status) };
}

function byStatus(status: number | undefined): string {
  if (status === 400 || status === 422) return "The request is refused as invalid";
  if (status === 403) return "Not allowed";
  if (status === 404) return "Not found";
  if (status === 409 || status === 412) return "In conflict with the current state";
  return status !== undefined && status >= 500 ? "The service failed" : "The call failed";
}

function nextOf(status: number | undefined): string {
  if (status === 400 || status === 422)
    return "The answer says what is wrong: correct the form, then send again.";
  if (status === 403) return "The token is valid, but it may not do this.";
  if (status === 404) return "Check the ids in the form.";
  if (status === 409 || status === 412) return "Read the current state, then decide again.";
  return status !== undefined && status >= 500
    ? "Nothing is wrong with the call. Try again later, and quote the ids below."
    : "The answer below says more.";
}
