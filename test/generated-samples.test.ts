import { readFile } from "node:fs/promises";
import type { RequestListener } from "node:http";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type GeneratedProject, generatedProject } from "./support/generated-project.ts";

const contract = `openapi: 3.1.0
info: { title: Shop API, version: 1.0.0 }
servers: [{ url: https://shop.example }]
paths:
  /orders:
    get:
      operationId: orders/list
      responses:
        "200": { description: All., content: { application/json: { schema: { type: array, items: { type: string } } } } }
    post:
      operationId: placeOrder
      responses: { "204": { description: Placed. } }
  /shapes/{ids}/{point}/{filter}/{side}:
    parameters:
      - { name: ids, in: path, required: true, schema: { type: array, items: { type: integer } } }
      - name: point
        in: path
        required: true
        style: matrix
        schema: { type: object, properties: { x: { type: integer, const: 3 } } }
      - name: filter
        in: path
        required: true
        content: { application/json: { schema: { type: object, required: [q], properties: { q: { const: a } } } } }
      - { name: side, in: path, required: true, schema: { $ref: "#/components/schemas/Side" } }
    get:
      operationId: listShapes
      responses:
        "200": { description: All., content: { application/json: { schema: { type: array, items: { type: string } } } } }
    delete: { operationId: dropShapes, responses: { "204": { description: Gone. } } }
components:
  schemas:
    Side: { allOf: [{ type: string, enum: [left] }] }
`;

const program = `
const printed: unknown[] = [];
process.env["API_TOKEN"] = "token";
process.env["API_BASE_URL"] = process.argv[2];
console.log = (value: unknown) => printed.push(value);
await import(["./samples/", process.argv[3], ".ts"].join(""));
process.stdout.write(JSON.stringify(printed));
export {};
`;

const answerUrl: RequestListener = ({ url }, response) =>
  response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify([url]));

let project: GeneratedProject;
beforeAll(async () => {
  project = await generatedProject(contract, program, { sampleClient: undefined });
});
afterAll(() => project.remove());

it("samples and the app to try import the client and the hooks that are generated next to them", async () => {
  const sample = (file: string) => readFile(join(project.dir, file), "utf8");
  expect(await sample("samples/placeOrder.ts")).toContain('from "../client/index.ts"');
  expect(await sample("samples/orders/list.ts")).toContain('from "../../client/index.ts"');
  expect(await sample("sample/hooks.ts")).toContain('from "../react/index.ts"');
  expect(await project.compile()).toBe("");
});

it("a sample runs", async () => {
  const answer = await project.run(answerUrl, "orders/list");
  expect(answer).toEqual([["/orders"]]);
});

it("a path takes the lists, objects and JSON that its parameters are", async () => {
  const [[url]] = (await project.run(answerUrl, "listShapes")) as [[string]];
  const steps = decodeURIComponent(url).split("/");
  expect(steps).toEqual([
    "",
    "shapes",
    expect.stringMatching("^-?[0-9]+$"),
    ";point=x,3",
    '{"q":"a"}',
    "left",
  ]);
});

it("the app to try names the mock's package, and serves this contract", async () => {
  const api = await readFile(join(project.dir, "sample/api.ts"), "utf8");
  expect(api).toContain('mockCommand = "npx @partner-licenses/mock openapi.yaml"');
});
