import { join } from "node:path";
import { expect, it } from "vitest";
import { get } from "../../src/json.ts";
import { operationsOf } from "../../src/model/operations.ts";
import { load } from "../../src/reader/load.ts";
import { folderOf } from "../folder.ts";

const answer = (schema: string) =>
  `{ responses: { 200: { description: ok, content: { application/json: { schema: { $ref: ${schema} } } } } } }`;

/** The operations of a path item with a `$ref`, and what it says next to it. */
function operationsBehind(own: string, files: Readonly<Record<string, string>>) {
  const head = 'openapi: 3.2.0\ninfo: { title: t, version: "1" }\n';
  const folder = folderOf({ "api.yaml": `${head}paths:\n  /a:\n    $ref: sub/item.yaml\n${own}`, ...files });
  const { workspace } = load(join(folder, "api.yaml"));
  return operationsOf(workspace).map(({ method, loc, responses, parameters }) => {
    const schema = responses[0]?.content[0]?.schema;
    const found = schema && workspace.deref(schema.value, schema.loc);
    return [
      ...[method, loc.source.id.split("/").at(-1), loc.pointer],
      ...[get(found?.value, "title"), parameters.map(({ name }) => name).join()],
    ];
  });
}

it("reads what stands next to a $ref where it is written, and what the $ref leads to where that is", () => {
  const found = operationsBehind(`    post: ${answer("thing.yaml")}\n`, {
    "thing.yaml": "title: near\n",
    "sub/thing.yaml": "title: far\n",
    "sub/item.yaml": `parameters: [{ name: q, in: query, schema: {} }]\nget: ${answer("thing.yaml")}\n`,
  });
  expect(found).toEqual([
    ["get", "item.yaml", "#/get", "far", "q"],
    ["post", "", "#/paths/~1a/post", "near", "q"],
  ]);
});

it("follows a path item that refers to another one, and keeps what each says", () => {
  const found = operationsBehind(`    post: ${answer("thing.yaml")}\n`, {
    "thing.yaml": "title: near\n",
    "sub/thing.yaml": "title: far\n",
    "sub/item.yaml": `$ref: more.yaml#/items/a\nput: ${answer("thing.yaml")}\n`,
    "sub/more.yaml": `items: { a: { additionalOperations: { COPY: ${answer("thing.yaml")} } } }\n`,
  });
  expect(found).toEqual([
    ["put", "item.yaml", "#/put", "far", ""],
    ["post", "", "#/paths/~1a/post", "near", ""],
    ["COPY", "more.yaml", "#/items/a/additionalOperations/COPY", "far", ""],
  ]);
});
