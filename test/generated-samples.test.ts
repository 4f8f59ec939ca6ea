import { readFile } from "node:fs/promises";
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
`;

const program = `
const printed: unknown[] = [];
process.env["API_TOKEN"] = "token";
process.env["API_BASE_URL"] = process.argv[2];
console.log = (value: unknown) => printed.push(value);
await import("./samples/orders/list.ts");
process.stdout.write(JSON.stringify(printed));
export {};
`;

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
  const answer = await project.run((_, response) =>
    response.writeHead(200, { "content-type": "application/json" }).end('["o-1"]'),
  );
  expect(answer).toEqual([["o-1"]]);
});

it("the app to try names the mock's package, and serves this contract", async () => {
  const api = await readFile(join(project.dir, "sample/api.ts"), "utf8");
  expect(api).toContain('mockCommand = "npx @partner-licenses/mock openapi.yaml"');
});
