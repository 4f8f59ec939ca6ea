import { readContract } from "@partner-licenses/document/contract";
import { get } from "@partner-licenses/document/json";
import { describe, expect, test } from "vitest";
import { dereferenced } from "../src/loader/dereference.ts";

const head = { openapi: "3.1.0", info: { title: "T", version: "1" } };

/** The schema of the only answer of a contract with these components, references followed. */
function answerOf(schema: object, schemas: object, openapi = "3.1.0") {
  const content = { "application/json": { schema, example: { $ref: "left as it is", b: 1 } } };
  const paths = { "/a/b": { get: { responses: { 200: { description: "O.", content } } } } };
  const copy = dereferenced(readContract({ ...head, openapi, paths, components: { schemas } }));
  return get(copy, "paths", "/a/b", "get", "responses", "200", "content", "application/json");
}

describe("references of a contract", () => {
  test("are replaced by what they lead to, and examples are left alone", () => {
    const media = answerOf(
      { $ref: "#/components/schemas/A" },
      { A: { properties: { b: { $ref: "#/components/schemas/B" } } }, B: { type: "string" } },
    );
    expect(media).toEqual({
      schema: { properties: { b: { type: "string" } } },
      example: { $ref: "left as it is", b: 1 },
    });
  });

  test("that lead back to what they are a part of lead to that part of the copy", () => {
    const media = answerOf(
      { $ref: "#/components/schemas/Node" },
      { Node: { properties: { next: { $ref: "#/components/schemas/Node" }, same: { type: "string" } } } },
    );
    const pointer = "#/paths/~1a~1b/get/responses/200/content/application~1json/schema";
    expect(get(media, "schema", "properties")).toEqual({
      next: { $ref: pointer },
      same: { type: "string" },
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
