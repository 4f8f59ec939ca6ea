import type { IncomingMessage, ServerResponse } from "node:http";
import type { Served } from "../contract/serve.ts";
import type { Sent } from "../record.ts";
import { secretsOf } from "../shared/secrets.ts";
import { StepTracker } from "../shared/steps.ts";
import type { MockOptions } from "../types.ts";
import { Journal } from "./journal.ts";

/** What the request listener works with; the page at `/__mock` reads it too. */
export interface Context {
  served: Served;
  options: MockOptions;
  journal: Journal;
  tracker: StepTracker;
  /** Gets each exchange as it was answered, for `--record`. */
  record?: (request: IncomingMessage, body: unknown, answer: Sent) => void;
  /** Takes requests to the mock's own pages; `false` leaves them to the contract. */
  admin?: (request: IncomingMessage, response: ServerResponse) => boolean;
}

/** Larger bodies are listed by their size only: memory must not follow what is sent. */
export const keptBytes = 64 * 1024;

/** A context that has answered nothing yet. */
export function createContext(served: Served, options: MockOptions): Context {
  const journal = new Journal(options.keepRequests ?? 200, () => secretsOf(served.contract));
  return { served, options, journal, tracker: new StepTracker() };
}
