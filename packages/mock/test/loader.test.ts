import { readContract } from "@partner-licenses/document/contract";
import { get } from "@partner-licenses/document/json";
import { describe, expect, test } from "vitest";
import { dereferencer } from "../src/loader/dereference.ts";

const head = { openapi: "3.1.0", info: { title: "T", version: "1" } };

/** The schema of the only answer of a contract with these components, references followed. */
function answerOf(schema: object, schemas: object, openapi = "3.1.0") {
  const content = { "application/json": { schema, example: { $ref: "left as it is", b: 1 } } };
  const paths = { "/a/b": { get: { responses: { 200: { description: "O.", content } } } } };
  const copy = dereferencer(readContract({ ...head, openapi, paths, components: { schemas } }))("/a/b");
  return get(copy, "paths", "/a/b", "get", "responses", "200", "content", "application/json");
}

describe("references of a contract", () => {
  test("are replaced by what they lead to, but for those inside of schemas; examples are left alone", () => {
    const inner = { properties: { b: { $ref: "#/components/schemas/B" } } };
    const media = answerOf({ $ref: "#/components/schemas/A" }, { A: inner, B: { type: "string" } });
    expect(media).toEqual({ schema: inner, example: { $ref: "left as it is", b: 1 } });
  });

  test("that lead to references lead to what these lead to", () => {
    const schemas = { A: { $ref: "#/components/schemas/B" }, B: { type: "string" } };
    expect(answerOf({ $ref: "#/components/schemas/A" }, schemas)).toMatchObject({
      schema: { type: "string" },
    });
  });

  test("have siblings that count since 3.1, before it only in words", () => {
    const schema = { $ref: "#/components/schemas/A", maxLength: 3, description: "Ours." };
    const schemas = { A: { type: "string", description: "Theirs." } };
    expect(get(answerOf(schema, schemas), "schema")).toEqual({
      type: "string",
      maxLength: 3,
      description: "Ours.",
    });
    expect(get(answerOf(schema, schemas, "3.0.3"), "schema")).toEqual({
      type: "string",
      description: "Ours.",
    });
  });
});
