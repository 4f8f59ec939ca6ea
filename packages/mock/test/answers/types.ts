/** A request, and the answer that the specification asks for. */
export interface Asked {
  readonly path: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** The status, 200 unless it says otherwise; `refused` for a request that breaks the contract. */
  readonly status?: number | "refused" | readonly number[];
  /** The body is this value as JSON. */
  readonly json?: unknown;
  /** The body is this text. */
  readonly text?: string;
  /** The body holds what this expression says. */
  readonly match?: string;
  /** The body as JSON fits this schema of JSON Schema 2020-12, formats included. */
  readonly schema?: object;
  /** What the headers of these names hold; `absent` for none. */
  readonly headed?: Readonly<Record<string, string>>;
}

/** A contract and requests to a mock of it. */
export interface Case {
  readonly name: string;
  readonly contract: object;
  readonly asked: readonly Asked[];
}

/** A case with what differs from one contract to the next. */
export type Short = Omit<Case, "contract"> & {
  readonly paths: object;
  readonly openapi?: string;
  readonly more?: object;
};

/** The case with a whole contract: of OpenAPI 3.0 unless it says otherwise. */
export function contractOf({ name, paths, openapi = "3.0.3", more = {}, asked }: Short): Case {
  return { name, contract: { openapi, info: { title: "T", version: "1" }, paths, ...more }, asked };
}

export const json = { "content-type": "application/json" };

/** A response with this JSON. */
export function says(example: unknown): object {
  return { description: "d", content: { "application/json": { example } } };
}

/** The answers of an operation that is there for its request only. */
export const ok = { 200: says({ ok: true }) };

/** A GET with these parameters. */
export function get(parameters: readonly object[], path = "/p"): object {
  return { [path]: { get: { parameters, responses: ok } } };
}

/** A POST of a body of this media type. */
export function post(schema: unknown, type = "application/json", more: object = {}): object {
  const requestBody = { required: true, content: { [type]: { schema, ...more } } };
  return { "/p": { post: { requestBody, responses: ok } } };
}

/** A GET that answers with a value of this schema. */
export function gives(schema: unknown, type = "application/json"): object {
  return { "/p": { get: { responses: { 200: { description: "d", content: { [type]: { schema } } } } } } };
}

const expected = (status: Asked["status"]) => (status === undefined ? {} : { status });

/** GETs below `/p`, with their status. */
export function gets(
  rows: Readonly<Record<string, Asked["status"]>>,
  headers: Record<string, string> = {},
): Asked[] {
  return Object.entries(rows).map(([rest, status]) => ({ path: `/p${rest}`, headers, ...expected(status) }));
}

/** POSTs of these bodies to `/p`, with their status. */
export function posts(rows: Readonly<Record<string, Asked["status"]>>, type = "application/json"): Asked[] {
  return Object.entries(rows).map(([body, status]) => ({
    path: "/p",
    method: "POST",
    headers: { "content-type": type },
    body,
    ...expected(status),
  }));
}

/** The ordinary answer and three that are made up by chance fit the schema. */
export function fits(schema: object, path = "/p"): Asked[] {
  const seeds = ["a", "b", "c"].map((seed) => ({ prefer: `dynamic=true, seed=${seed}` }));
  return [{}, ...seeds].map((headers) => ({ path, headers, schema }));
}
