/** One request and what came back. The token is not kept. */
export interface Exchange {
  readonly method: string;
  readonly url: string;
  readonly requestHeaders: readonly (readonly [string, string])[];
  readonly status?: number;
  readonly responseHeaders: readonly (readonly [string, string])[];
  /** Milliseconds until the answer began. */
  readonly milliseconds: number;
}

/** Reports what goes over the wire. */
export interface Recorder {
  readonly fetch: (input: string | Request, init?: RequestInit) => Promise<Response>;
  /** The exchange that ended last; undefined before the first one. */
  last(): Exchange | undefined;
}

/** A `fetch` that remembers its last exchange. `secret` names the header that is left out. */
export function recorder(secret: string): Recorder {
  let last: Exchange | undefined;
  return {
    last: () => last,
    async fetch(input, init) {
      const request = new Request(input, init);
      const started = performance.now();
      const asked = { method: request.method, url: request.url, requestHeaders: headers(request, secret) };
      const done = (response?: Response) => {
        const milliseconds = Math.round(performance.now() - started);
        const answered =
          response === undefined
            ? { responseHeaders: [] }
            : { status: response.status, responseHeaders: headers(response) };
        last = { ...asked, ...answered, milliseconds };
      };
      try {
        const response = await fetch(request);
        done(response);
        return response;
      } catch (error) {
        done();
        throw error;
      }
    },
  };
}

function headers(message: Request | Response, secret = ""): [string, string][] {
  return [...message.headers].filter(([name]) => name !== secret.toLowerCase());
}
