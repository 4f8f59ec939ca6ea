import type { IncomingHttpHeaders } from "node:http";
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

const secretHeaders = new Set([
  "authorization",
  "proxy-authorization",
  "cookie",
  "x-api-key",
  "ocp-apim-subscription-key",
]);
const secretQuery = /([?&][^=&]*(?:token|key|secret|password|signature|code)[^=&]*=)[^&#]*/gi;

/** The last requests, oldest first. Memory stays flat: the ring overwrites itself. */
export class Journal {
  readonly #ring: { number: number; note: Note }[] = [];
  readonly #size: number;
  #count = 0;

  constructor(size: number) {
    this.#size = size;
  }

  add(note: Note): void {
    if (this.#size > 0) this.#ring[this.#count % this.#size] = { number: this.#count + 1, note };
    this.#count += 1;
  }

  /** Copies of what is kept, secrets redacted. */
  read(): RecordedRequest[] {
    return [...this.#ring]
      .sort((a, b) => a.number - b.number)
      .map(({ number, note }) => publish(number, note));
  }

  clear(): void {
    this.#ring.length = 0;
    this.#count = 0;
  }
}

/** Headers with every secret replaced, in a copy. */
export function redactHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  const copy: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    copy[name] = secretHeaders.has(name) ? redacted(name, String(value)) : String(value);
  }
  return copy;
}

/** A URL with the values of secret-looking query parameters replaced. */
export function redactUrl(url: string): string {
  return url.replace(secretQuery, (all, name: string) =>
    /^[?&]__code=$/.test(name) ? all : `${name}[redacted]`,
  );
}

function redacted(name: string, value: string): string {
  const scheme = name === "authorization" ? /^\w+ /.exec(value)?.[0] : undefined;
  return `${scheme ?? ""}[redacted]`;
}

function publish(number: number, note: Note): RecordedRequest {
  return {
    number,
    method: note.method,
    url: redactUrl(note.url),
    status: note.status,
    ...(note.operationId === undefined ? {} : { operationId: note.operationId }),
    ...(note.scenario === undefined ? {} : { scenario: note.scenario }),
    ...(note.problem === undefined ? {} : { problem: note.problem }),
    headers: redactHeaders(note.headers),
    ...(note.body === null ? {} : { body: note.body }),
    violations: [...note.violations],
  };
}
