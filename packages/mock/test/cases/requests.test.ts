import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { ok, post, testCases } from "./run.ts";

const json = { "content-type": "application/json" };
const schema = { type: "object", required: ["a"], properties: { a: { type: "integer" } } };
const compressed = (encoding: string, body: Uint8Array, status: number | "refused", headers = {}) => ({
  path: "/p",
  method: "POST",
  headers: { ...json, "content-encoding": encoding, ...headers },
  body: new Uint8Array(body),
  status,
});

testCases([
  {
    name: "a compressed body is read, or refused where nobody can",
    paths: post("application/json", schema),
    options: { bodyLimit: 1000 },
    asked: [
      compressed("gzip", gzipSync('{"a":1}'), 200),
      compressed("GZIP", gzipSync('{"a":"x"}'), "refused"),
      compressed("deflate", deflateSync('{"a":1}'), 200),
      compressed("br", brotliCompressSync('{"a":1}'), 200),
      compressed("gzip, br", brotliCompressSync(gzipSync('{"a":1}')), 200),
      compressed("identity", Buffer.from('{"a":1}'), 200),
      compressed("gzip", Buffer.from('{"a":1}'), 400),
      compressed("compress", Buffer.from('{"a":1}'), 415),
      compressed("gzip", gzipSync(" ".repeat(100_000)), 413),
    ],
  },
  {
    name: "null is a body",
    paths: post("application/json", { type: "object", nullable: true }),
    asked: [
      { path: "/p", method: "POST", headers: json, body: "null", status: 200 },
      { path: "/p", method: "POST", headers: json, body: "{}", status: 200 },
      { path: "/p", method: "POST", headers: json, status: "refused" },
    ],
  },
  {
    name: "null is no object",
    paths: {
      "/p": { post: { requestBody: { content: { "application/json": { schema } } }, responses: ok } },
    },
    asked: [
      { path: "/p", method: "POST", headers: json, body: "null", status: "refused" },
      { path: "/p", method: "POST", headers: json, status: 200 },
    ],
  },
]);
