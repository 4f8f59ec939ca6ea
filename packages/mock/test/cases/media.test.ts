import { expect } from "vitest";
import { testCases } from "./run.ts";

const schema = { type: "object", required: ["a"], properties: { a: { type: "string", example: "b" } } };

/** A GET that answers with this content. */
const answering = (content: object, more: object = {}) => ({
  "/p": { get: { responses: { 200: { description: "ok", content, ...more } } } },
});
const of = (type: string | null) => (response: Response) =>
  expect(response.headers.get("content-type")).toBe(type);
const sends =
  (type: string, body: string) =>
  (response: Response, text: string): void =>
    expect([response.headers.get("content-type"), text]).toEqual([type, body]);
const accepting = (accept: string) => ({ path: "/p", headers: { accept }, status: 200 });
const itself = { schema: { type: "string" }, example: "x" };

testCases([
  {
    name: "a declared range is answered with a type that can be sent",
    paths: answering({ "*/*": { schema } }),
    asked: [
      { ...accepting("application/json"), sends: sends("application/json", '{"a":"b"}') },
      { ...accepting("*/*"), sends: of("application/json") },
      { ...accepting("application/*"), sends: of("application/json") },
      { ...accepting("application/vnd.a+json;q=0.5, text/html;q=0.1"), sends: of("application/vnd.a+json") },
    ],
  },
  {
    name: "a declared range of one kind",
    paths: answering({ "image/*": { schema: { type: "string", format: "binary" } } }),
    asked: [
      { ...accepting("image/webp"), sends: of("image/webp") },
      { ...accepting("*/*"), sends: of("image/png") },
      { path: "/p", headers: { accept: "text/html" }, status: 406 },
    ],
  },
  {
    name: "what is declared as it is comes before a range",
    paths: answering({ "application/*": { example: "range" }, "application/json": { example: "exact" } }),
    asked: [{ ...accepting("application/json"), answers: (body) => expect(body).toBe("exact") }],
  },
  {
    name: "an object is no plain text where JSON is as welcome",
    paths: answering({ "text/plain": { schema }, "application/json": { schema }, "text/json": { schema } }),
    asked: [
      { ...accepting("text/plain, application/json, */*"), sends: of("application/json") },
      { ...accepting("*/*"), sends: of("application/json") },
      { ...accepting("text/plain"), sends: sends("text/plain", '{"a":"b"}') },
      { ...accepting("text/plain, application/json;q=0.9"), sends: of("text/plain") },
    ],
  },
  {
    name: "a text stays one",
    paths: answering({ "text/plain": itself, "application/json": itself }),
    asked: [
      { ...accepting("*/*"), sends: sends("text/plain", "x") },
      { ...accepting("application/json"), sends: sends("application/json", '"x"') },
    ],
  },
  {
    name: "what is refused with q=0 is not sent",
    paths: answering({ "application/json": itself, "text/plain": itself }),
    asked: [{ ...accepting("application/json;q=0, */*"), sends: of("text/plain") }],
  },
  {
    name: "headers that would contradict the bytes are left to who writes them",
    paths: answering(
      { "application/json": { example: { a: 1 } } },
      {
        headers: {
          "Content-Encoding": { required: true, schema: { type: "string", enum: ["gzip"] } },
          "transfer-encoding": { schema: { type: "string" }, example: "chunked" },
          "Content-Length": { schema: { type: "integer" }, example: 999 },
          Connection: { schema: { type: "string" }, example: "close" },
          "X-Kept": { schema: { type: "integer" }, example: 3 },
        },
      },
    ),
    options: { errors: true },
    asked: [
      {
        path: "/p",
        status: 200,
        sends: ({ headers }, text) => {
          expect([headers.get("content-encoding"), headers.get("transfer-encoding")]).toEqual([null, null]);
          expect([headers.get("content-length"), headers.get("x-kept"), text]).toEqual(["7", "3", '{"a":1}']);
        },
      },
    ],
  },
  {
    name: "XML as its schema writes it",
    paths: answering({ "application/xml": { schema: { $ref: "#/components/schemas/Pet" } } }),
    schemas: {
      Pet: {
        type: "object",
        xml: { name: "pet", namespace: "urn:pets", prefix: "p" },
        properties: {
          id: { type: "integer", xml: { attribute: true }, example: 7 },
          name: { type: "string", example: 'A & "B" <C>' },
          tags: {
            type: "array",
            xml: { name: "labels", wrapped: true },
            items: { type: "string", xml: { name: "label" } },
            example: ["x", "y"],
          },
          urls: { type: "array", xml: { name: "ignored" }, items: { type: "string" }, example: ["u", "v"] },
        },
      },
    },
    asked: [
      {
        path: "/p",
        status: 200,
        sends: sends(
          "application/xml",
          '<?xml version="1.0" encoding="UTF-8"?>\n<p:pet xmlns:p="urn:pets" id="7"><name>A &amp; &quot;B&quot; &lt;C&gt;</name><labels><label>x</label><label>y</label></labels><urls>u</urls><urls>v</urls></p:pet>',
        ),
      },
    ],
  },
  {
    name: "an element is named by its component where nothing else names it",
    paths: answering({
      "application/xml": { schema: { type: "array", items: { $ref: "#/components/schemas/A" } } },
    }),
    schemas: { A: { type: "object", properties: { b: { type: "integer", example: 1 } } } },
    asked: [{ path: "/p", status: 200, sends: (_, text) => expect(text).toContain("<A><b>1</b></A>") }],
  },
  {
    name: "lines of JSON, JSON sequences and events",
    paths: {
      ...answering({ "application/jsonl": { example: [{ a: 1 }, { a: 2 }] } }),
      "/seq": {
        get: {
          responses: { 200: { description: "ok", content: { "application/json-seq": { example: [1, 2] } } } },
        },
      },
      "/sse": {
        get: { responses: { 200: { description: "ok", content: { "text/event-stream": { schema } } } } },
      },
      "/text": {
        get: {
          responses: {
            200: { description: "ok", content: { "text/event-stream": { example: "data: 1\n\n" } } },
          },
        },
      },
    },
    asked: [
      { path: "/p", status: 200, sends: sends("application/jsonl", '{"a":1}\n{"a":2}\n') },
      { path: "/seq", status: 200, sends: sends("application/json-seq", "\u001e1\n\u001e2\n") },
      { path: "/sse", status: 200, sends: sends("text/event-stream", 'data: {"a":"b"}\n\n') },
      { path: "/text", status: 200, sends: sends("text/event-stream", "data: 1\n\n") },
    ],
  },
  {
    name: "items of a stream, as OpenAPI 3.2 describes them",
    openapi: "3.2.0",
    paths: {
      ...answering({ "application/jsonl": { itemSchema: schema } }),
      "/sse": {
        get: {
          responses: {
            200: {
              description: "ok",
              content: {
                "text/event-stream": {
                  itemSchema: {
                    type: "object",
                    required: ["data", "event"],
                    properties: {
                      data: { type: "string", const: "one\ntwo" },
                      event: { type: "string", const: "add" },
                    },
                  },
                },
              },
            },
          },
        },
      },
    },
    asked: [
      { path: "/p", status: 200, sends: sends("application/jsonl", '{"a":"b"}\n') },
      {
        path: "/sse",
        status: 200,
        sends: sends("text/event-stream", "event: add\ndata: one\ndata: two\n\n"),
      },
    ],
  },
  {
    name: "an operation that declares no answer, or none that ends an exchange",
    openapi: "3.1.0",
    paths: {
      "/none": { get: {} },
      "/empty": { get: { responses: {} } },
      "/upgrade": { get: { responses: { 101: { description: "WebSocket" } } } },
      "/early": { get: { responses: { 103: { description: "Hints" }, 404: { description: "none" } } } },
      "/small": { get: { responses: { "2xx": { description: "ok" } } } },
      "/failing": { get: { responses: { "4XX": { description: "no" } } } },
    },
    asked: [
      {
        path: "/none",
        status: 200,
        sends: ({ headers }, text) => expect([headers.get("sl-violations"), text]).toEqual([null, ""]),
      },
      { path: "/empty", status: 200 },
      { path: "/upgrade", status: 501 },
      { path: "/early", status: 404 },
      { path: "/small", status: 200 },
      { path: "/failing", status: 400 },
      { path: "/early", headers: { prefer: "code=103" }, status: 501 },
    ],
  },
  {
    name: "statuses without a body have none, whatever is declared",
    paths: {
      "/a": {
        get: { responses: { 204: { description: "ok", content: { "application/json": { example: 1 } } } } },
      },
    },
    asked: [
      {
        path: "/a",
        status: 204,
        sends: ({ headers }, text) => expect([text, headers.get("content-length")]).toEqual(["", null]),
      },
    ],
  },
  {
    name: "headers that HTTP cannot carry end no exchange",
    paths: answering(
      { "application/json": { example: 1 } },
      {
        headers: {
          "X Bad": { schema: { type: "string" }, example: "v" },
          "X-Far": { schema: { type: "string" }, example: "a\u2713" },
          "X-Lines": { schema: { type: "string" }, example: "a\r\nX-More: b" },
        },
      },
    ),
    asked: [
      {
        path: "/p",
        status: 200,
        sends: ({ headers }) => {
          const far = Buffer.from(headers.get("x-far") ?? "", "latin1").toString("utf8");
          expect([far, headers.get("x-lines"), headers.get("x-more")]).toEqual([
            "a\u2713",
            "a X-More: b",
            null,
          ]);
        },
      },
    ],
  },
  {
    name: "by chance, what has no schema is answered as it always is",
    paths: answering({ "application/json": { example: 7 } }),
    asked: [
      {
        path: "/p",
        headers: { prefer: "dynamic=true" },
        status: 200,
        answers: (body) => expect(body).toBe(7),
      },
    ],
  },
  {
    name: "a form is an answer, too",
    paths: answering({
      "application/x-www-form-urlencoded": { schema: { type: "object" }, example: { a: "1 2", b: "&" } },
    }),
    asked: [{ path: "/p", status: 200, sends: sends("application/x-www-form-urlencoded", "a=1+2&b=%26") }],
  },
]);
