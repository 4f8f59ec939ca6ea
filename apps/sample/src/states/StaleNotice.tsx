import contract from "virtual:contract/problems";
import type { PartnerError } from "@partner-licenses/client";
import { Icon } from "../components/Icon.tsx";
import { IdList } from "../components/IdList.tsx";
import { Menu } from "../components/Menu.tsx";
import type { Pause } from "../hooks/usePause.ts";
import type { Formats } from "../lib/format.ts";
import { problemOf } from "../lib/problem.ts";
import { useWords } from "../words/words.ts";
import { Countdown } from "./Countdown.tsx";
import { idsOf } from "./ProblemPanel.tsx";
import { problemLooks, titleOf } from "./texts.ts";

/** Properties of StaleNotice. */
export interface StaleNoticeProps {
  readonly error: PartnerError;
  readonly pause: Pause | undefined;
  readonly formats: Formats;
  /** When the rows on screen arrived. */
  readonly since: Date;
  readonly onRetry: () => void;
}

/** A refresh that failed while there is data: the data stays, with the reason above it. */
export function StaleNotice({ error, pause, formats, since, onRetry }: StaleNoticeProps) {
  const problem = problemOf(error, contract);
  const { tone } = problemLooks[problem.kind];
  const words = useWords();
  return (
    <div className={`notice ${tone}`} role="alert">
      <Icon name="alert" />
      <p className="notice-text">
        <strong>{titleOf(problem, words)}.</strong> {words.dataFrom(formats.time(since))}{" "}
        {pause && <Countdown {...pause} formats={formats} onEnd={onRetry} inline />}
      </p>
      <div className="notice-actions">
        <Menu label={words.requestIds} panelClass="ids-panel end">
          {() => <IdList ids={idsOf(problem)} />}
        </Menu>
        {!pause && (
          <button type="button" className="button" onClick={onRetry}>
            {words.tryAgain}
          </button>
        )}
      </div>
    </div>
  );
}
