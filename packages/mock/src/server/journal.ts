import type { IncomingHttpHeaders } from "node:http";
import { redactBody, redactHeaders, redactUrl, type Secrets } from "../shared/secrets.ts";
import type { RecordedRequest, Violation } from "../types.ts";

/** What the handler notes about one request; headers are copied only when somebody reads them. */
export interface Note {
  method: string;
  url: string;
  headers: IncomingHttpHeaders;
  body: unknown;
  status: number;
  operationId: string | undefined;
  scenario: string | undefined;
  violations: readonly Violation[];
  problem: string | undefined;
}

/** The last requests, oldest first. Memory stays flat: the ring overwrites itself. */
export class Journal {
  readonly #ring: { number: number; note: Note }[] = [];
  readonly #size: number;
  readonly #secrets: () => Secrets;
  #count = 0;

  constructor(size: number, secrets: () => Secrets) {
    this.#size = size;
    this.#secrets = secrets;
  }

  add(note: Note): void {
    if (this.#size > 0) this.#ring[this.#count % this.#size] = { number: this.#count + 1, note };
    this.#count += 1;
  }

  /** Copies of what is kept, secrets redacted. */
  read(): RecordedRequest[] {
    const secrets = this.#secrets();
    return [...this.#ring]
      .sort((a, b) => a.number - b.number)
      .map(({ number, note }) => publish(number, note, secrets));
  }

  clear(): void {
    this.#ring.length = 0;
    this.#count = 0;
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
    ...(note.problem === undefined ? {} : { problem: note.problem }),
    headers: redactHeaders(note.headers, secrets),
    ...(note.body === undefined || note.body === null
      ? {}
      : { body: redactBody(note.body, note.headers["content-type"]) }),
    violations: [...note.violations],
  };
}
