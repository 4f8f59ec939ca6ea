import { afterAll, beforeAll, expect, it } from "vitest";
import { type GeneratedProject, generatedProject } from "./support/generated-project.ts";

const contract = `openapi: 3.1.0
info: { title: Shop API, version: 1.0.0 }
servers: [{ url: https://shop.example }]
paths:
  /accounts:
    post:
      operationId: addAccount
      requestBody: { required: true, content: { application/json: { schema: { $ref: "#/components/schemas/Owner" } } } }
      responses:
        "201": { description: It., content: { application/json: { schema: { $ref: "#/components/schemas/Owner" } } } }
  /login:
    post:
      operationId: login
      requestBody: { required: true, content: { application/json: { schema: { $ref: "#/components/schemas/Login" } } } }
      responses:
        "200":
          description: It.
          content:
            application/json:
              schema: { type: object, required: [token, pin], properties: { token: { type: string }, pin: { type: string, writeOnly: true } } }
components:
  schemas:
    Account:
      type: object
      required: [id, name, password]
      properties: { id: { type: string, readOnly: true }, name: { type: string }, password: { type: string, writeOnly: true } }
    Owner:
      allOf: [{ $ref: "#/components/schemas/Account" }, { type: object, required: [password], properties: { since: { type: string } } }]
    Login: { type: object, required: [password], properties: { password: { type: string, writeOnly: true } } }
`;

const program = `import { createShopClient, type OperationData, type OperationOptions } from "./client/index.ts";
import { validation } from "./client/validate.ts";
import type { Login } from "./types/index.ts";

const shop = createShopClient({ baseUrl: process.argv[2] ?? "", tries: 1, validate: validation("throw") });
const login: Login = { password: "p" };
const { token } = await shop.login.post({ body: login });
const account: OperationData<"addAccount"> = await shop.accounts.post({ body: { name: "Ada", password: "p" } });
const fields: Record<keyof typeof account, true> = { id: true, name: true, since: true };
const body: Record<keyof OperationOptions<"addAccount">["body"], true> = { name: true, password: true, since: true };
console.log(JSON.stringify({ token, account, fields, body }));
// @ts-expect-error a password is not given
export const secret = account.password;
// @ts-expect-error an id is not taken
export const named = () => shop.accounts.post({ body: { id: "1", name: "Ada", password: "p" } });
// @ts-expect-error a password is needed
export const open = () => shop.accounts.post({ body: { name: "Ada" } });
`;

let project: GeneratedProject;
beforeAll(async () => {
  project = await generatedProject(contract, program);
});
afterAll(() => project.remove());

it("what is only written is in no answer, what is only read in no request, in code that compiles and runs", async () => {
  expect(await project.compile()).toBe("");
  const printed = await project.run(async (request, response) => {
    const answers = { "/accounts": { id: "1", name: "Ada" }, "/login": { token: "t" } };
    response.statusCode = request.url === "/accounts" ? 201 : 200;
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(answers[request.url as keyof typeof answers]));
  });
  expect(printed).toMatchObject({ token: "t", account: { id: "1", name: "Ada" } });
});
