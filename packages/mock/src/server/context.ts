import type { IncomingMessage, ServerResponse } from "node:http";
import type { Served } from "../contract/serve.ts";
import { MockStartError, ReplyError } from "../errors.ts";
import type { Sent } from "../record.ts";
import { addEntry, readReplies } from "../replies/entries.ts";
import { Replies } from "../replies/replies.ts";
import { secretsOf } from "../shared/secrets.ts";
import { StepTracker } from "../shared/steps.ts";
import { State } from "../state/state.ts";
import type { MockOptions } from "../types.ts";
import type { Caller } from "./callbacks.ts";
import { Journal } from "./journal.ts";
import type { Memory } from "./plan.ts";

/** What the request listener works with; the page at `/__mock` reads it too. */
export interface Context extends Memory {
  served: Served;
  options: MockOptions;
  journal: Journal;
  replies: Replies;
  /** Puts the replies back that the mock was started with. */
  refill: () => void;
  /** Gets each exchange as it was answered, for `--record`. */
  record?: (request: IncomingMessage, body: unknown, answer: Sent) => void;
  /** Calls back whom a request names; absent where nobody is to be called. */
  caller?: Caller;
  /** Takes requests to the mock's own pages. */
  admin?: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
}

/** Larger bodies are listed by their size only: memory must not follow what is sent. */
export const keptBytes = 64 * 1024;

/** A context that has answered nothing yet. Throws `MockStartError` for replies or a state that the contract refuses. */
export function createContext(served: Served, options: MockOptions): Context {
  const journal = new Journal(
    options.keepRequests ?? 200,
    () => secretsOf(served.contract),
    options.onRequest,
  );
  const file = typeof options.replies === "string" ? readReplies(options.replies) : undefined;
  const replies = new Replies(served);
  const fill = (): void => {
    replies.clear();
    const entries = typeof options.replies === "object" ? options.replies : (file?.replies ?? []);
    for (const [index, entry] of entries.entries()) {
      const place = file?.place(`#/replies/${index}`) ?? `replies[${index}]`;
      asStart(place, () => addEntry(replies, entry));
    }
  };
  fill();
  const initial = options.state ?? file?.state ?? false;
  const state =
    initial === false
      ? undefined
      : asStart(file?.place("#/state") ?? "state", () => new State(served, initial === true ? {} : initial));
  return { served, options, journal, tracker: new StepTracker(), replies, state, refill: fill };
}

/** A fault in what the mock was started with, with its place. */
function asStart<Value>(place: string, make: () => Value): Value {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof ReplyError)) throw error;
    throw new MockStartError(`${place}: ${error.message}`, { code: "reply-refused", cause: error });
  }
}
