import { type Random, randomOf, seedOf } from "@partner-licenses/document/values/random";
import type { RequestValues } from "../engine/types.ts";
import { BoundedMap } from "../shared/bounded.ts";
import { isMeant } from "./condition.ts";
import type { Reply } from "./types.ts";

interface Progress {
  step: number;
  /** Answers that the step has given. */
  given: number;
  random: Random;
}

const sessionsKept = 10_000;

/** Answers to one operation in turn, with a turn for each session. */
export class Rule {
  readonly id: string;
  /** The key of the operation: its place changes when the contract is read again. */
  readonly operation: string;
  /** Only this session is answered; everybody where it is undefined. */
  readonly session: string | undefined;
  readonly replies: readonly Reply[];
  used = 0;
  #progress = new BoundedMap<string, Progress>(sessionsKept);

  constructor(id: string, operation: string, replies: readonly Reply[], session: string | undefined) {
    this.id = id;
    this.operation = operation;
    this.replies = replies;
    this.session = session;
  }

  /** The answer to a request, or `undefined` when it is for others. */
  next(session: string, request: RequestValues): Reply | undefined {
    const progress = this.#of(session);
    const reply = this.replies[progress.step];
    if (reply === undefined || !isMeant(reply.when, request)) return undefined;
    if (reply.probability !== undefined && progress.random(0, 999_999) >= reply.probability * 1e6)
      return undefined;
    this.used += 1;
    progress.given += 1;
    if (progress.given >= this.#times(progress.step)) {
      progress.step += 1;
      progress.given = 0;
    }
    return reply;
  }

  #times(step: number): number {
    const isLast = step === this.replies.length - 1;
    return this.replies[step]?.times ?? (isLast ? Number.POSITIVE_INFINITY : 1);
  }

  #of(session: string): Progress {
    const known = this.#progress.get(session);
    if (known !== undefined) return known;
    const seed = seedOf(`${this.replies.find(({ seed }) => seed !== undefined)?.seed ?? this.id} ${session}`);
    const progress = { step: 0, given: 0, random: randomOf(seed) };
    this.#progress.set(session, progress);
    return progress;
  }
}
