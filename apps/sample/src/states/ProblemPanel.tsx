import contract from "virtual:contract/problems";
import type { PartnerError } from "@partner-licenses/client";
import { IdList } from "../components/IdList.tsx";
import { Prose } from "../components/Prose.tsx";
import type { Pause } from "../hooks/usePause.ts";
import type { Formats } from "../lib/format.ts";
import { type Problem, problemOf } from "../lib/problem.ts";
import type { Ids } from "../session/ids.ts";
import { useWords } from "../words/words.ts";
import { Countdown } from "./Countdown.tsx";
import { Details } from "./Details.tsx";
import { Panel } from "./Panel.tsx";
import { TokenForm } from "./TokenForm.tsx";
import { problemLooks, titleOf } from "./texts.ts";

/** Properties of ProblemPanel. */
export interface ProblemPanelProps {
  readonly error: PartnerError;
  readonly pause: Pause | undefined;
  readonly formats: Formats;
  readonly onRetry: () => void;
}

/** Ids of a problem, by role. */
export const idsOf = ({ error }: Problem): Ids => ({
  ...(error.requestId && { "request-id": error.requestId }),
  ...(error.correlationId && { "correlation-id": error.correlationId }),
  ...(error.correlationVector && { "correlation-vector": error.correlationVector }),
  ...(error.serverId && { "server-id": error.serverId }),
});

function Said({ problem: { error, cause } }: { problem: Problem }) {
  const words = useWords();
  const advice = words.language === "en" ? cause?.advice : undefined;
  if (!error.description && !advice) return null;
  return (
    <div className="said">
      {error.description && (
        <p>
          <bdi>{error.description}</bdi>
          {error.code && <span className="muted"> ({words.code(error.code)})</span>}
        </p>
      )}
      {advice && (
        <div className="muted small">
          <Prose markdown={advice} />
        </div>
      )}
    </div>
  );
}

function Action({
  problem,
  pause,
  formats,
  onRetry,
}: Omit<ProblemPanelProps, "error"> & { problem: Problem }) {
  if (pause) return <Countdown {...pause} formats={formats} onEnd={onRetry} />;
  if (problem.kind === "token" || problem.kind === "mfa") return <TokenForm onToken={onRetry} />;
  return (
    <div className="actions">
      <button type="button" className="button primary" onClick={onRetry}>
        {useWords().tryAgain}
      </button>
    </div>
  );
}

function ForSupport({ problem }: { problem: Problem }) {
  return (
    <>
      <h3>{useWords().forSupport}</h3>
      <IdList ids={idsOf(problem)} />
      <Details problem={problem} />
    </>
  );
}

/** A problem without data to show: what happened, what to do, and the ids that support asks for. */
export function ProblemPanel(props: ProblemPanelProps) {
  const problem = problemOf(props.error, contract);
  const { icon, tone } = problemLooks[problem.kind];
  const words = useWords();
  return (
    <section className="card" role="alert" aria-label={words.problem}>
      <Panel icon={icon} tone={tone} title={titleOf(problem, words)} side={<ForSupport problem={problem} />}>
        <p>{words.problems[problem.kind].next}</p>
        <Said problem={problem} />
        <Action {...props} problem={problem} />
      </Panel>
    </section>
  );
}
