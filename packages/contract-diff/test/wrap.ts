import { type DiffReport, diff } from "../src/index.ts";

/** A contract whose only operation sends (`request`) or answers (`response`) a value of the schema. */
export function contractWith(schema: unknown, direction: "request" | "response", rest: object = {}): object {
  const content = { "application/json": { schema } };
  const ok = { description: "ok", ...(direction === "response" && { content }) };
  const body = direction === "request" ? { requestBody: { required: true, content } } : {};
  return {
    openapi: "3.1.0",
    info: { title: "t", version: "1.0.0" },
    paths: { "/things": { post: { operationId: "post", ...body, responses: { "200": ok } } } },
    ...rest,
  };
}

/** The diff of two schemas in one direction. */
export function diffSchemas(
  base: unknown,
  revision: unknown,
  direction: "request" | "response",
  rest: object = {},
): Promise<DiffReport> {
  return diff(contractWith(base, direction, rest), contractWith(revision, direction, rest));
}
