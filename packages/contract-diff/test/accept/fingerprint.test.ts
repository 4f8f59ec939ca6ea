import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { diff } from "../../src/index.ts";

const base = `openapi: 3.1.0
info: { title: Shop, version: 1.0.0 }
paths:
  /orders/{id}:
    get:
      operationId: getOrder
      parameters:
        - { name: id, in: path, required: true, schema: { type: string } }
      responses:
        "200":
          description: ok
          content: { application/json: { schema: { $ref: "#/components/schemas/Order" } } }
  /carts:
    get:
      operationId: getCart
      responses:
        "200":
          description: ok
          content: { application/json: { schema: { $ref: "#/components/schemas/Cart" } } }
components:
  schemas:
    Order:
      type: object
      required: [id, total]
      properties: { id: { type: string }, total: { type: integer, maximum: 100 } }
    Cart:
      type: object
      required: [id]
      properties: { id: { type: string }, order: { type: string, maxLength: 10 } }
`;

const breaks: Record<string, (text: string) => string> = {
  "a property that became optional": (text) => text.replace("[id, total]", "[id]"),
  "a required parameter": (text) =>
    text.replace(
      "schema: { type: string } }\n",
      "schema: { type: string } }\n        - { name: at, in: query, required: true, schema: { type: string } }\n",
    ),
  "an operation that is gone": (text) => text.replace(/ {2}\/carts:[\s\S]*?(?=components:)/, ""),
  "a wider bound": (text) => text.replace("maximum: 100", "maximum: 200"),
};

const elsewhere: Record<string, (text: string) => string> = {
  "lines above": (text) => text.replace("paths:", "servers:\n  - url: https://example.com\npaths:"),
  prose: (text) => text.replaceAll("description: ok", "description: Fine."),
  "a new operation on the same component": (text) =>
    text.replace(
      "components:",
      '  /more:\n    get:\n      operationId: more\n      responses:\n        "200":\n          description: ok\n          content: { application/json: { schema: { $ref: "#/components/schemas/Order" } } }\ncomponents:',
    ),
  "an optional parameter before it": (text) =>
    text.replace(
      "      parameters:\n",
      "      parameters:\n        - { name: lang, in: query, schema: { type: string } }\n",
    ),
  "another name of the path parameter": (text) =>
    text.replace("/{id}", "/{order}").replace("name: id, in: path", "name: order, in: path"),
  "another break": (text) => text.replace("maxLength: 10", "maxLength: 20"),
  "another order of keys": (text) =>
    text.replace(
      "{ id: { type: string }, order: { type: string, maxLength: 10 } }",
      "{ order: { maxLength: 10, type: string }, id: { type: string } }",
    ),
};

async function breakingPrints(text: string): Promise<string[]> {
  const { findings } = await diff(parse(base), parse(text));
  return findings.filter(({ level }) => level === "breaking").map(({ fingerprint }) => fingerprint);
}

describe.each(Object.entries(breaks))("the fingerprint of %s", (_, edit) => {
  it.each(Object.entries(elsewhere))("survives an edit elsewhere: %s", async (_, other) => {
    const [print, ...more] = await breakingPrints(edit(base));
    expect(more).toEqual([]);
    const edited = other(edit(base));
    expect(edited).not.toBe(edit(base));
    expect(await breakingPrints(edited)).toContain(print);
  });
});

it("another value, another fingerprint", async () => {
  const prints = await Promise.all(
    [200, 300].map((value) => breakingPrints(base.replace("maximum: 100", `maximum: ${value}`))),
  );
  expect(new Set(prints.flat()).size).toBe(2);
});

it("a break that reaches another operation has another fingerprint", async () => {
  const shared = base.replaceAll(
    /"200":\n +description: ok\n +content: .*\n/g,
    (found) => `${found}        "404": { $ref: "#/components/responses/None" }\n`,
  );
  const withResponse = `${shared}  responses:\n    None: { description: none }\n`;
  const without = (count: number) => {
    let left = count;
    return withResponse.replaceAll(/ +"404": .*\n/g, (found) => (left-- > 0 ? "" : found));
  };
  const prints = await Promise.all(
    [1, 2].map(async (count) =>
      (await diff(parse(withResponse), parse(without(count)))).findings
        .filter(({ level }) => level === "breaking")
        .map(({ fingerprint }) => fingerprint),
    ),
  );
  expect(prints[0]).toHaveLength(1);
  expect(prints[1]).not.toContain(prints[0]?.[0]);
});
