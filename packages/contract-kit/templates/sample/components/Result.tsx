import { useEffect, useRef } from "react";
import type { Exchange } from "../lib/exchanges.ts";
import type { Run } from "../lib/run.ts";
import type { OperationInfo } from "../types.ts";
import { Data } from "./Data.tsx";
import { ExchangeDetails } from "./ExchangeDetails.tsx";
import { Problem } from "./Problem.tsx";

interface ResultProps {
  readonly operation: OperationInfo;
  readonly run: Run;
  readonly exchange: Exchange | undefined;
  readonly asked: string;
  readonly onSend: (asked: string) => void;
}

/** What came back, and how it came. */
export function Result({ operation, run, exchange, asked, onSend }: ResultProps) {
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    if (run.state === "success" || run.state === "error") place.current?.scrollIntoView({ block: "nearest" });
  }, [run.state]);
  if (run.state === "idle")
    return (
      <section className="card result empty" aria-label="Answer">
        <p className="muted">Send the call, or pick an answer: what comes back is shown here.</p>
      </section>
    );
  return (
    <section ref={place} className="card result" aria-label="Answer" aria-busy={run.state === "pending"}>
      {run.state === "pending" && (
        <p className="waiting" role="status">
          Sending …
        </p>
      )}
      {run.state === "success" && (
        <>
          <p className="status-line" role="status">
            <span className="answer-status" data-status="2">
              {exchange?.status}
            </span>
            <span>{meaningOf(operation, exchange?.status)}</span>
            <span className="muted">{exchange?.milliseconds} ms</span>
          </p>
          <Data data={run.data} />
        </>
      )}
      {run.state === "error" && (
        <Problem operation={operation} error={run.error} asked={asked} onSend={onSend} />
      )}
      {run.state !== "pending" && exchange !== undefined && <ExchangeDetails exchange={exchange} />}
    </section>
  );
}

function meaningOf(operation: OperationInfo, status: number | undefined): string {
  return operation.answers.find((answer) => answer.status === String(status))?.meaning ?? "";
}
