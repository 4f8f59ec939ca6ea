import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeWorkspace, type Workspace } from "./workspace.ts";

const long = Array.from({ length: 20 }, (_, index) => `{aVariableWithALongName${index}}`).join("/");

/** What public contracts have, and what leaves nothing unclear. */
const contract = `openapi: 3.0.3
info: { title: Test, version: 1.0.0 }
x-webhooks:
  x-hidden: true
  thingMade: { post: { responses: { "200": { description: OK. } } } }
paths:
  x-note: null
  /things/${long}:
    get: { responses: { "200": { description: OK. } } }
  /things:
    post:
      operationId: makeThing
      requestBody: { content: { "*/*": { schema: { $ref: "#/components/schemas/Thing" } } } }
      responses:
        x-note: null
        "200": { description: OK., content: { "*/*": { schema: { $ref: "#/components/schemas/Thing" } } } }
  /texts:
    get:
      operationId: getText
      responses: { "200": { description: OK., content: { "*/*": { schema: { type: string } } } } }
  /anything:
    get:
      operationId: getAnything
      responses: { "200": { description: OK., content: { application/json: { schema: null } } } }
components:
  schemas:
    Thing: { type: object, properties: { id: { type: string } } }
`;

describe("an odd contract", () => {
  let workspace: Workspace;
  let files: Record<string, string>;

  beforeAll(async () => {
    workspace = await makeWorkspace(contract);
    const { code, stderr } = await workspace.contract("generate");
    expect(stderr).toContain("`schema` must be a schema, not empty");
    expect(code).toBe(0);
    files = await workspace.generated();
  });
  afterAll(() => workspace.remove());

  it("gives names of files that every system takes", () => {
    const names = Object.keys(files).map((path) => path.slice(path.lastIndexOf("/") + 1));
    expect(names.filter((name) => Buffer.byteLength(name) > 255)).toEqual([]);
    expect(names).toContainEqual(
      expect.stringMatching(/^getThingsByAVariableWithALongName0.*-[0-9a-f]{8}\.ts$/),
    );
  });

  it("sends and reads JSON where any media type may come, but only JSON fits the schema", () => {
    const table = files["client/generated/operations.ts"] ?? "";
    expect(table).toMatch(
      / makeThing = \{ method: "POST", path: "\/things", accept: "application\/json", headers: \{\}, parts: \[addBody/,
    );
    expect(table).toMatch(/ getText = .* accept: "\*\/\*"/);
    expect(files["types/generated/openapi.ts"]).toContain('"application/json": Thing;');
  });

  it("gives an empty schema any value", () => {
    expect(files["types/generated/openapi.ts"]).toContain('"application/json": unknown');
  });
});
