import { type MockOptions, startMock } from "@partner-licenses/mock";
import { expect, test } from "vitest";

/** One request to a mock, and the answer that the specification asks for. */
export interface Asked {
  readonly path: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer>;
  /** The status; `refused` for a violation of the contract. */
  readonly status: number | "refused";
  /** Checks the body of the answer. */
  readonly answers?: (body: unknown) => void;
  /** Checks what is sent: the headers, and the body as text. */
  readonly sends?: (response: Response, text: string) => void;
}

/** A contract that was written after a report, with requests to its mock. */
export interface Case {
  readonly name: string;
  readonly paths: object;
  readonly schemas?: object;
  readonly openapi?: string;
  readonly more?: object;
  readonly options?: MockOptions;
  readonly asked: readonly Asked[];
}

/** The answer of an operation that is there for its request only. */
export const ok = { 200: { description: "ok", content: { "application/json": { example: { ok: true } } } } };

/** A contract with one GET, which has these parameters. */
export function get(parameters: readonly object[], path = "/p"): object {
  return { [path]: { get: { parameters, responses: ok } } };
}

/** A contract with one POST, which takes a body of this media type. */
export function post(type: string, schema: object, more: object = {}): object {
  const requestBody = { required: true, content: { [type]: { schema, ...more } } };
  return { "/p": { post: { requestBody, responses: ok } } };
}

/** Starts a mock of each case and sends its requests. */
export function testCases(cases: readonly Case[]): void {
  test.each(cases.map((each) => [each.name, each] as const))("%s", async (_, each) => {
    const { openapi = "3.0.3", paths, schemas = {}, more = {}, options, asked } = each;
    const info = { title: "T", version: "1" };
    const spec = { openapi, info, paths, components: { schemas }, ...more };
    const mock = await startMock({ ...options, spec });
    try {
      for (const { path, method = "GET", headers = {}, body, status, answers, sends } of asked) {
        const sent = body === undefined ? {} : { body };
        const response = await fetch(mock.url + path, { method, headers, ...sent });
        const text = await response.text();
        const refused = status === "refused";
        expect(
          refused ? [400, 415, 422] : [status],
          `${method} ${path} ${String(body ?? "")}: ${text}`,
        ).toContain(response.status);
        answers?.(JSON.parse(text));
        sends?.(response, text);
      }
    } finally {
      await mock.stop();
    }
  });
}
