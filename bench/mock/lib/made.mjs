// @ts-check
// Contracts of any size, and the requests that are sent to them.

/** @import { Call } from "./load.mjs" */

const text = { type: "string", minLength: 1 };
const thing = {
  type: "object",
  required: ["name", "kind", "prices"],
  properties: {
    id: { type: "integer", readOnly: true },
    name: text,
    kind: { type: "string", enum: ["small", "large"] },
    at: { type: "string", format: "date-time" },
    prices: {
      type: "array",
      minItems: 1,
      items: { type: "object", properties: { amount: { type: "number" }, currency: text } },
    },
  },
};

/**
 * A contract of `count` operations: half read a thing by its id, half make one.
 * @param {number} count
 */
export function madeContract(count) {
  const content = { "application/json": { schema: { $ref: "#/components/schemas/Thing" } } };
  const id = { name: "id", in: "path", required: true, schema: { type: "integer" } };
  const paths = Array.from({ length: count / 2 }, (_, index) => [
    [
      `/things${index}`,
      { post: { requestBody: { required: true, content }, responses: { 201: answer(content) } } },
    ],
    [`/things${index}/{id}`, { get: { parameters: [id], responses: { 200: answer(content) } } }],
  ]);
  return {
    openapi: "3.0.3",
    info: { title: `${count} operations`, version: "1.0.0" },
    paths: Object.fromEntries(paths.flat()),
    components: { schemas: { Thing: thing } },
  };
}

/** @param {object} content */
const answer = (content) => ({ description: "A thing.", content });

const json = { accept: "application/json", "content-type": "application/json" };
const good = JSON.stringify({
  name: "a",
  kind: "small",
  at: "2026-06-08T00:00:00Z",
  prices: [{ amount: 1.5 }],
});
const bad = JSON.stringify({ name: "", kind: "huge", prices: [] });

/**
 * Requests by what they show, each over all operations in turn.
 * @param {number} count
 * @returns {Record<string, (index: number) => Call>}
 */
export function madeCalls(count) {
  /** @param {number} index */
  const at = (index) => `/things${(index * 7) % (count / 2)}`;
  /** @type {(body: string, status: number) => (index: number) => Call} */
  const post = (body, status) => (index) => ({
    method: "POST",
    path: at(index),
    headers: json,
    body,
    status,
  });
  return {
    "new ids": (index) => ({
      path: `${at(index)}/${1_000_000 + index}`,
      headers: { accept: "application/json" },
    }),
    "valid POST": post(good, 201),
    "invalid POST": post(bad, 422),
    dynamic: (index) => ({
      path: `${at(index)}/${index}`,
      headers: { accept: "application/json", prefer: "dynamic=true" },
    }),
  };
}
