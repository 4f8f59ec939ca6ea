import { afterAll, beforeAll, expect, it } from "vitest";
import { makeWorkspace, type Workspace } from "./workspace.ts";

const contract = `
openapi: 3.1.0
info: { title: Things, version: 1.0.0 }
tags: [{ name: Shelf, description: Where things are. }]
paths:
  /v1/things/{thingId}:
    put:
      operationId: replaceThing
      summary: Replace a thing
      tags: [Shelf]
      parameters:
        - { name: thingId, in: path, required: true, schema: { type: string, format: uuid } }
        - { name: sizes, in: query, schema: { type: array, items: { type: integer, enum: [1, 2] } } }
        - { name: kind, in: query, schema: { type: string, x-extensible-enum: [a, b], default: a } }
      requestBody:
        required: true
        content: { application/json: { schema: { $ref: "#/components/schemas/Thing" } } }
      responses:
        "202": { description: Soon. }
        "404":
          description: Gone.
          content:
            application/json:
              schema: { type: object }
              examples: { gone: { value: {} } }
    delete:
      operationId: deleteThing
      parameters:
        - { name: thingId, in: path, required: true, schema: { type: string, format: uuid } }
      responses:
        "204": { description: Gone. }
        "404": { description: Gone before., content: { application/json: { schema: { type: object } } } }
    head:
      operationId: probeThing
      parameters:
        - { name: thingId, in: path, required: true, schema: { type: string, format: uuid } }
      responses:
        "200": { description: There., content: { application/json: { schema: { type: object } } } }
  /v1/invitations:
    post:
      operationId: invite
      requestBody:
        required: true
        content:
          application/x-www-form-urlencoded:
            schema: { type: object, required: [email], properties: { email: { type: string, format: email } } }
      responses:
        "204": { description: Sent. }
components:
  schemas:
    Thing:
      oneOf: [{ $ref: "#/components/schemas/Book" }, { $ref: "#/components/schemas/Pen" }]
      discriminator: { propertyName: kind }
    Named: { type: object, required: [name], properties: { name: { type: string, examples: [Ada] } } }
    Book:
      allOf:
        - $ref: "#/components/schemas/Named"
        - { type: object, required: [kind], properties: { kind: { type: string, const: book } } }
    Pen: { type: object, required: [kind], properties: { kind: { type: string, const: pen } } }
`;

let workspace: Workspace;
let files: Record<string, string>;

beforeAll(async () => {
  workspace = await makeWorkspace(contract);
  const config = JSON.parse(await workspace.read("contract.config.json")) as { outputs: object };
  config.outputs = { ...config.outputs, sample: "out/sample/generated" };
  await workspace.write("contract.config.json", JSON.stringify(config));
  expect(await workspace.contract("generate")).toMatchObject({ code: 0 });
  files = await workspace.generated();
});

afterAll(() => workspace.remove());

it("keeps the values of a discriminator that the branches name themselves", () => {
  expect(files["types/generated/openapi.ts"]).toMatch(/kind: "book"/);
  expect(files["types/generated/openapi.ts"]).not.toMatch(/"Book";|"Pen";/);
});

it("writes samples that compile for forms and composed bodies", () => {
  expect(files["samples/generated/invite.ts"]).toContain(
    'body: new URLSearchParams({ email: "name@example.org" })',
  );
  expect(files["samples/generated/replaceThing.ts"]).toMatch(
    /body: \{ (kind: "book", name: "Ada"|name: "Ada", kind: "book") \}/,
  );
});

it("marks for the client a success without a body", () => {
  for (const id of ["replaceThing", "deleteThing", "probeThing"])
    expect(files["client/generated/operations.ts"]).toMatch(new RegExp(`${id} = .*empty: true`));
  expect(files["client/generated/operations.ts"]).not.toMatch(/invite = .*empty/);
});

it("describes each operation for the sample app", () => {
  const text = files["sample/generated/contract.ts"] ?? "";
  const described = JSON.parse(text.slice(text.indexOf("= {") + 2).replace(/;\s*$/, "")) as {
    operations: Record<string, unknown>[];
  };
  expect(described).toMatchObject({ title: "Things", tags: [{ name: "Shelf" }] });
  expect(described.operations).toHaveLength(4);
  expect(described.operations[0]).toMatchObject({
    id: "replaceThing",
    tag: "Shelf",
    safe: false,
    hook: "useReplaceThing",
    fields: [
      { name: "thingId", in: "path", kind: "uuid", required: true },
      { name: "sizes", kind: "list", items: "integer", options: ["1", "2"] },
      { name: "kind", kind: "text", options: ["a", "b"], open: true, default: "a" },
    ],
    body: { kind: "json", required: true },
    answers: [
      { status: "202", meaning: "Accepted", examples: [] },
      { status: "404", meaning: "Not Found", examples: ["gone"] },
    ],
  });
  expect(files["sample/generated/hooks.ts"]).toContain("  replaceThing: useReplaceThing,");
});

it("writes one target alone, and refuses one without a folder", async () => {
  const one = await workspace.contract("generate", "sample", "--json");
  expect(JSON.parse(one.stdout)).toMatchObject({ folders: [{}] });
  await workspace.write(
    "only-types.json",
    JSON.stringify({ spec: "openapi.yaml", outputs: { types: "out/t" } }),
  );
  const none = await workspace.contract("generate", "sample", "--config", "only-types.json");
  expect(none).toMatchObject({ code: 2 });
  expect(none.stderr).toMatch(/no folder for "sample"/);
});
