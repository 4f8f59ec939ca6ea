import { expect } from "vitest";
import { testCases } from "./run.ts";

const named = (values: Readonly<Record<string, unknown>>) => ({
  examples: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value }])),
});
const content = (values: Readonly<Record<string, unknown>>) => ({
  description: "d",
  content: { "application/json": named(values) },
});
const is = (wanted: unknown) => (body: unknown) => expect(body).toEqual(wanted);
const id = { name: "id", in: "path", required: true, schema: { type: "integer" } };
const json = { "content-type": "application/json" };

testCases([
  {
    name: "examples of one name belong together, over parameters and statuses",
    paths: {
      "/b/{id}": {
        get: {
          parameters: [
            { ...id, ...named({ h: 42, d: 1, gone: 404, later: 5 }) },
            { name: "lang", in: "query", schema: { type: "string" }, ...named({ h: "de" }) },
          ],
          responses: {
            404: content({ gone: "gone", d: "none" }),
            202: content({ later: "later" }),
            200: content({ other: "other", d: "one", h: "h" }),
          },
        },
      },
    },
    asked: [
      { path: "/b/1", status: 200, answers: is("one") },
      { path: "/b/42?lang=de", status: 200, answers: is("h") },
      { path: "/b/42", status: 200, answers: is("other") },
      { path: "/b/7", status: 200, answers: is("other") },
      { path: "/b/5", status: 202, answers: is("later") },
      { path: "/b/404", status: 200, answers: is("other") },
      { path: "/b/404", headers: { prefer: "code=404, example=gone" }, status: 404, answers: is("gone") },
      { path: "/b/1", headers: { prefer: "example=h" }, status: 200, answers: is("h") },
      { path: "/b/x", status: "refused" },
    ],
  },
  {
    name: "examples of a body belong to those of its answer",
    paths: {
      "/p": {
        post: {
          requestBody: {
            content: { "application/json": named({ small: { n: 1, m: [] }, large: { n: 9 } }) },
          },
          responses: { 201: content({ none: 0, large: "L", small: "S" }) },
        },
      },
    },
    asked: [
      { path: "/p", method: "POST", headers: json, body: '{"m":[],"n":1}', status: 201, answers: is("S") },
      { path: "/p", method: "POST", headers: json, body: '{"n":9}', status: 201, answers: is("L") },
      { path: "/p", method: "POST", headers: json, body: '{"n":5}', status: 201, answers: is(0) },
    ],
  },
]);
