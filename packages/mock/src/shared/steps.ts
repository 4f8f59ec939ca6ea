import type { Scenario, ScenarioStep } from "../scenarios.ts";
import { BoundedMap } from "./bounded.ts";

interface Progress {
  taken: number;
  firstToken: string | undefined;
}

const sessionsKept = 10_000;

/** Where each session stands in its scenario. The oldest sessions are forgotten first. */
export class StepTracker {
  readonly #sessions = new BoundedMap<string, Progress>(sessionsKept);

  /** The step for the next answer of this session. */
  next(session: string, scenario: Scenario, token: string | undefined): ScenarioStep {
    let progress = this.#sessions.get(session);
    if (!progress) {
      progress = { taken: 0, firstToken: token };
      this.#sessions.set(session, progress);
    }
    const { steps } = scenario;
    const turn = scenario.untilNewToken ? (token === progress.firstToken ? 0 : 1) : progress.taken;
    progress.taken += 1;
    return steps[Math.min(turn, steps.length - 1)] ?? {};
  }

  /** Starts every session over. */
  reset(): void {
    this.#sessions.clear();
  }

  /** Starts one session over, in every scenario. */
  forget(session: string): void {
    this.#sessions.deleteWhere((key) => key.split(" ").slice(2).join(" ") === session);
  }
}
