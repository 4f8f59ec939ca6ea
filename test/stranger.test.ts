import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { parse } from "yaml";
import { npmInstall } from "../scripts/npm-install.mjs";
import { output } from "../scripts/tests/run.mjs";
import { packed } from "./support/packed.ts";
import { root, temporaryFolder } from "./support/workspace.ts";

/** A contract that no package of this repository knows. */
const contract = `openapi: 3.1.0
info: { title: Shop API, version: 3.2.1 }
servers: [{ url: https://shop.example }]
security: [{ token: [] }]
paths:
  /v1/orders:
    get:
      operationId: listOrders
      parameters: [{ name: state, in: query, required: true, schema: { type: string, enum: [open, paid] } }]
      responses:
        "200": { description: Them., content: { application/json: { schema: { type: array, items: { $ref: "#/components/schemas/Order" } } } } }
    post:
      operationId: placeOrder
      requestBody: { required: true, content: { application/json: { schema: { $ref: "#/components/schemas/Order" } } } }
      responses:
        "201": { description: It., content: { application/json: { schema: { $ref: "#/components/schemas/Order" } } } }
  /v1/orders/{orderId}:
    get:
      operationId: getOrder
      parameters: [{ name: orderId, in: path, required: true, schema: { type: string } }]
      responses:
        "200": { description: It., content: { application/json: { schema: { $ref: "#/components/schemas/Order" } } } }
  /v1/orders/{orderId}/photos:
    post:
      operationId: addPhoto
      security: [{ token: [], key: [] }]
      parameters:
        - { name: orderId, in: path, required: true, schema: { type: string } }
        - { name: sizes, in: query, explode: false, schema: { type: array, items: { type: integer } } }
        - { name: crop, in: query, style: deepObject, schema: { type: object, properties: { x: { type: integer } } } }
      requestBody:
        required: true
        content:
          multipart/form-data:
            schema:
              type: object
              required: [file, title]
              properties: { file: { type: string, format: binary }, title: { type: string } }
      responses:
        "204": { description: Kept. }
components:
  securitySchemes:
    token: { type: http, scheme: bearer }
    key: { type: apiKey, in: header, name: X-Key }
  schemas:
    Order:
      type: object
      required: [id, total]
      properties: { id: { type: string, examples: [o-1] }, total: { type: number, examples: [12.5] } }
`;

const program = `import { createShopClient, isShopError, type OperationData } from "./api/client/index.js";
import { validation } from "./api/client/validate.js";
import { queryOptionsFor, ShopProvider, useOrder, useOrders } from "./api/react/index.js";

const url = process.argv[2] ?? "";
const shop = createShopClient({ auth: { token: "token", key: "key" }, baseUrl: url, validate: validation("throw"), tries: 1 });
const orders: OperationData<"listOrders"> = await shop.orders.get({ query: { state: "open" } });
const placed = await shop.orders.post({ body: { id: "o-2", total: 3 } });
const { data, status } = await shop.orders.byOrderId("a/b").get.withResponse();
const photo = await shop.orders.byOrderId("o-1").photos.post.withResponse({
  query: { sizes: [1, 2], crop: { x: 3 } },
  body: { file: new Blob(["x"]), title: "Front" },
});
const keyless = await createShopClient({ auth: "token", baseUrl: url }).orders.byOrderId("o-1").photos.post.safe({
  body: { file: new Blob(["x"]), title: "Front" },
});
const refused = await shop.orders.get.safe({ query: { state: "lost" as "paid" } });
const totals: number[] = [...orders, placed, data].map(({ total }) => total);
const hooks = [ShopProvider, useOrders, useOrder].map((each) => typeof each);
const { queryKey } = queryOptionsFor("getOrder")(shop, { path: { orderId: "o-1" } });
const asked = keyless.ok ? "" : keyless.error.message.slice(0, 43);
console.log(JSON.stringify({ totals, status, photo: photo.status, asked, refused: !refused.ok && isShopError(refused.error), hooks, queryKey }));
// @ts-expect-error the query is required
export const wrong = () => shop.orders.get();
// @ts-expect-error there is no such scheme
export const lost = () => createShopClient({ auth: { tokens: "token" } });
// @ts-expect-error a form has its fields
export const formless = () => shop.orders.byOrderId("o-1").photos.post({ body: { file: new Blob() } });
// @ts-expect-error a total is a number
export const worse = () => shop.orders.post({ body: { id: "o-3", total: "3" } });
`;

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let dir: string;

beforeAll(async () => {
  folder = await temporaryFolder("stranger");
  dir = folder.dir;
  const all = await packed();
  const tarballOf = new Map(all.map(({ name, tarball }) => [name, `file:${tarball}`]));
  const ours = ["client-runtime", "contract-kit", "mock"].map((name) => `@partner-licenses/${name}`);
  const { catalog } = parse(await readFile(join(root, "pnpm-workspace.yaml"), "utf8")) as {
    catalog: Record<string, string>;
  };
  const others = ["react", "@types/react", "@types/node", "@tanstack/react-query", "typescript"];
  await writeFile(
    join(dir, "package.json"),
    JSON.stringify({
      ...{ name: "shop-app", private: true, type: "module", scripts: { api: "contract generate" } },
      dependencies: Object.fromEntries([
        ...ours.map((name) => [name, tarballOf.get(name)] as const),
        ...others.map((name) => [name, catalog[name]] as const),
      ]),
      overrides: Object.fromEntries([...tarballOf].filter(([name]) => !ours.includes(name))),
    }),
  );
  await output("npm", [...npmInstall, "--prefer-offline"], { cwd: dir });
  await writeFile(join(dir, "openapi.yaml"), contract);
  const outputs = { types: "src/api/types", client: "src/api/client", react: "src/api/react" };
  await writeFile(join(dir, "contract.config.json"), JSON.stringify({ spec: "openapi.yaml", outputs }));
  const compilerOptions = {
    ...{ target: "ES2022", module: "NodeNext", lib: ["ES2022", "DOM", "DOM.Iterable"], types: ["node"] },
    ...{ strict: true, skipLibCheck: false, rootDir: "src", outDir: "out" },
  };
  await writeFile(join(dir, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["src"] }));
  await mkdir(join(dir, "src"));
  await writeFile(join(dir, "src/program.ts"), program);
});

afterAll(() => folder.remove());

it("generates types, client and hooks that compile and run in an empty folder", async () => {
  await output("npm", ["run", "api"], { cwd: dir });
  const entry = await readFile(join(dir, "src/api/client/index.ts"), "utf8");
  expect(entry).toContain("change the contract and run `npm run api`");
  expect(await output(join(dir, "node_modules/.bin/tsc"), [], { cwd: dir })).toBe("");
  await writeFile(
    join(dir, "run.mjs"),
    `import { startMock } from "@partner-licenses/mock";
     const mock = await startMock({ port: 0, spec: "openapi.yaml" });
     process.argv[2] = mock.url;
     await import("./out/program.js");
     await mock.stop();`,
  );
  const report = JSON.parse(await output("node", ["run.mjs"], { cwd: dir })) as object;
  expect(report).toEqual({
    totals: [12.5, 12.5, 12.5],
    status: 200,
    photo: 204,
    asked: 'Request failed (no credential for "key"): P',
    refused: true,
    hooks: ["function", "function", "function"],
    queryKey: ["getOrder", { path: { orderId: "o-1" } }],
  });
});
