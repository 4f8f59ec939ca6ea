import type { IncomingHttpHeaders } from "node:http";
import { BoundedMap } from "../shared/bounded.ts";
import { redactBody, redactHeaders, redactUrl, type Secrets } from "../shared/secrets.ts";
import type { RecordedRequest, Violation } from "../types.ts";
import { sessionIn } from "./plan.ts";

/** What the handler notes about one request; headers are copied only when somebody reads them. */
export interface Note {
  method: string;
  url: string;
  headers: IncomingHttpHeaders;
  body: unknown;
  status: number;
  operationId: string | undefined;
  scenario: string | undefined;
  reply?: string | undefined;
  violations: readonly Violation[];
  problem: string | undefined;
}

/** The last requests, oldest first. Memory stays flat: the ring overwrites itself. */
export class Journal {
  readonly #ring: { number: number; note: Note }[] = [];
  readonly #size: number;
  readonly #secrets: () => Secrets;
  readonly #forgotten = new BoundedMap<string, number>(10_000);
  #count = 0;

  readonly #heard: ((request: RecordedRequest) => void) | undefined;

  constructor(size: number, secrets: () => Secrets, heard?: (request: RecordedRequest) => void) {
    this.#size = size;
    this.#secrets = secrets;
    this.#heard = heard;
  }

  add(note: Note): void {
    if (this.#size > 0) this.#ring[this.#count % this.#size] = { number: this.#count + 1, note };
    this.#count += 1;
    this.#heard?.(publish(this.#count, note, this.#secrets()));
  }

  /** Copies of what is kept, of one session or of all, secrets redacted. */
  read(session?: string): RecordedRequest[] {
    const secrets = this.#secrets();
    return this.#ring
      .filter(({ number, note }) => {
        const own = sessionIn(note.headers);
        return (session === undefined || own === session) && number > (this.#forgotten.get(own) ?? 0);
      })
      .sort((a, b) => a.number - b.number)
      .map(({ number, note }) => publish(number, note, secrets));
  }

  clear(): void {
    this.#ring.length = 0;
    this.#count = 0;
    this.#forgotten.clear();
  }

  /** Forgets the requests of one session; the others keep their numbers. */
  forget(session: string): void {
    this.#forgotten.set(session, this.#count);
  }
}

function publish(number: number, note: Note, secrets: Secrets): RecordedRequest {
  return {
    number,
    method: note.method,
    url: redactUrl(note.url, secrets),
    status: note.status,
    ...(note.operationId === undefined ? {} : { operationId: note.operationId }),
    ...(note.scenario === undefined ? {} : { scenario: note.scenario }),
    ...(note.reply === undefined ? {} : { reply: note.reply }),
    ...(sessionIn(note.headers) === "" ? {} : { session: sessionIn(note.headers) }),
    ...(note.problem === undefined ? {} : { problem: note.problem }),
    headers: redactHeaders(note.headers, secrets),
    ...(note.body === undefined || note.body === null
      ? {}
      : { body: redactBody(note.body, note.headers["content-type"]) }),
    violations: [...note.violations],
  };
}
