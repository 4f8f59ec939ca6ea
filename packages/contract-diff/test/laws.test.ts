import { ContractError } from "@partner-licenses/document/errors";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { diff } from "../src/index.ts";
import { editedFrom, schema } from "./schemas.ts";
import { contractWith, diffSchemas } from "./wrap.ts";

const runs = { seed: 20261122, numRuns: 150 };
const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** The same value with the keys of every object in another order. */
function shuffled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shuffled);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, shuffled(inner)]),
  );
}

describe("laws", () => {
  it("a contract does not differ from itself", async () => {
    await fc.assert(
      fc.asyncProperty(
        schema,
        fc.constantFrom("request" as const, "response" as const),
        async (one, direction) => {
          expect((await diffSchemas(one, copy(one), direction)).findings).toEqual([]);
        },
      ),
      runs,
    );
  });

  it("what breaks requests one way breaks responses the other way", async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(editedFrom(schema), fc.tuple(schema, schema)), async ([a, b]) => {
        const request = await diffSchemas(a, b, "request");
        const response = await diffSchemas(b, a, "response");
        expect(request.bump).toBe(response.bump);
      }),
      runs,
    );
  });

  it("the order of keys never matters", async () => {
    await fc.assert(
      fc.asyncProperty(schema, schema, async (a, b) => {
        const plain = await diffSchemas(a, b, "response");
        const other = await diff(
          shuffled(contractWith(a, "response")) as object,
          contractWith(b, "response"),
        );
        expect(other.bump).toBe(plain.bump);
        expect(other.findings.map(({ id }) => id).sort()).toEqual(plain.findings.map(({ id }) => id).sort());
      }),
      runs,
    );
  });

  it("never throws on any document", async () => {
    const words = fc.constantFrom(
      ...[
        "paths",
        "/a",
        "get",
        "parameters",
        "responses",
        "200",
        "content",
        "application/json",
        "schema",
        "type",
        "$ref",
      ],
      ...[
        "properties",
        "items",
        "allOf",
        "oneOf",
        "enum",
        "required",
        "components",
        "schemas",
        "security",
        "callbacks",
      ],
      ...[
        "in",
        "name",
        "headers",
        "requestBody",
        "webhooks",
        "servers",
        "discriminator",
        "mapping",
        "not",
        "if",
      ],
    );
    const { node } = fc.letrec<{ node: unknown }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 8, depthIdentifier: "node" },
        fc.constantFrom<unknown>(null, true, 0, "x", "#", "#/paths", "string", "object", [], {}),
        fc.array(tie("node"), { maxLength: 3 }),
        fc.dictionary(words, tie("node"), { maxKeys: 6 }),
      ),
    }));
    const document = fc
      .tuple(fc.dictionary(words, node, { maxKeys: 6 }), fc.constantFrom("3.0.3", "3.1.0"))
      .map(([rest, openapi]) => ({ openapi, ...rest }));
    const outcome = async (base: object, revision: object) =>
      diff(base, revision).catch((error: unknown) => error);
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(document, document, async (base, revision) => {
        const result = await outcome(base, revision);
        if (!(result instanceof Error)) compared += 1;
        if (result instanceof Error) expect(result).toBeInstanceOf(ContractError);
        else expect(result).toHaveProperty("bump");
      }),
      { ...runs, numRuns: 2000 },
    );
    expect(compared).toBeGreaterThan(200);
  });
});
