import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { diff } from "../../src/index.ts";

const folder = mkdtempSync(join(tmpdir(), "layouts-"));
afterAll(() => rmSync(folder, { recursive: true }));

const response = (schema: string) => `openapi: 3.1.0
info: { title: Shop, version: 1.0.0 }
paths:
  /orders:
    get:
      operationId: listOrders
      responses:
        "200":
          description: ok
          content: { application/json: { schema: { type: array, items: ${schema} } } }
`;
const orderOf = (format: string) =>
  `{ type: object, required: [id], properties: { id: { type: string }, at: { type: string, format: ${format} }, size: { oneOf: [{ enum: [s, m] }, { type: integer }] } } }`;

/** One contract, cut into files and components in several ways. */
const layouts: Record<string, (order: string) => Record<string, string>> = {
  "in one piece": (order) => ({ "openapi.yaml": response(order) }),
  "with a component": (order) => ({
    "openapi.yaml": `${response(`{ $ref: "#/components/schemas/Order" }`)}components: { schemas: { Order: ${order} } }\n`,
  }),
  "with a component under another name": (order) => ({
    "openapi.yaml": `${response(`{ $ref: "#/components/schemas/Order_2" }`)}components: { schemas: { Order_2: ${order} } }\n`,
  }),
  "in several files": (order) => ({
    "openapi.yaml": response(`{ $ref: "./schemas/order.yaml" }`),
    "schemas/order.yaml": order,
  }),
  "with a path item in a file of its own": (order) => ({
    "openapi.yaml": `openapi: 3.1.0\ninfo: { title: Shop, version: 1.0.0 }\npaths: { /orders: { $ref: "./orders.yaml" } }\n`,
    "orders.yaml": response(order).split("/orders:\n")[1]?.replaceAll(/^ {4}/gm, "") ?? "",
  }),
};

let count = 0;
function write(files: Record<string, string>): string {
  const root = join(folder, String(count++));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  return join(root, "openapi.yaml");
}

async function printsOf(layout: string, base: string, revision: string): Promise<string[]> {
  const files = layouts[layout];
  if (files === undefined) throw new Error(`no layout ${layout}`);
  const { findings } = await diff(write(files(base)), write(files(revision)));
  return findings.filter(({ level }) => level === "breaking").map(({ fingerprint }) => fingerprint);
}

describe.each(Object.keys(layouts))("a contract %s", (layout) => {
  const base = orderOf("date-time");

  it("gives a break the same fingerprint", async () => {
    const prints = await printsOf(layout, base, orderOf("date"));
    expect(prints).toHaveLength(1);
    expect(prints).toEqual(await printsOf("in one piece", base, orderOf("date")));
  });

  it("gives another change at that place another fingerprint", async () => {
    expect(await printsOf(layout, base, orderOf("uuid"))).not.toEqual(
      await printsOf(layout, base, orderOf("date")),
    );
  });

  it("gives a break inside of an alternative the same fingerprint", async () => {
    const prints = await printsOf(layout, base, base.replace("[s, m]", "[s, m, l]"));
    expect(prints).toHaveLength(1);
    expect(prints).toEqual(await printsOf("with a component", base, base.replace("[s, m]", "[s, m, l]")));
  });
});

it("a value of a discriminator names the same alternative in a file of its own", async () => {
  const [cat, pet] = ["{ type: object, required: [k], properties: { k: { type: string } } }", "Pet"];
  const dog = (type: string) =>
    `{ type: object, required: [k], properties: { k: { type: string }, w: { type: ${type} }, of: { $ref: ${pet} } } }`;
  const union = (one: string, other: string) =>
    `{ oneOf: [{ $ref: ${one} }, { $ref: ${other} }], discriminator: { propertyName: k, mapping: { cat: ${one}, dog: ${other} } } }`;
  const named = (name: string) => `"#/components/schemas/${name}"`;
  const bundle = write({
    "openapi.yaml": `${response(`{ $ref: ${named("Pet")} }`)}components:
  schemas:
    Pet: ${union(named("Cat"), named("Dog"))}
    Cat: ${cat}
    Dog: ${dog("integer").replace(pet, named("Pet"))}
`,
  });
  const split = write({
    "openapi.yaml": response("{ $ref: Pet.yaml }"),
    "Pet.yaml": union("Cat.yaml", "Dog.yaml"),
    "Cat.yaml": cat,
    "Dog.yaml": dog("string").replace(pet, "Pet.yaml"),
  });
  const { findings } = await diff(bundle, split);
  expect(findings.map(({ id }) => id)).toEqual(["response-type-changed"]);
});

it.each(["", ", discriminator: { propertyName: k }"])(
  "alternatives in files of their own change places%s",
  async (more) => {
    const tagged = (k: string, w: string) =>
      `{ type: object, required: [k], properties: { k: { const: ${k} }, w: { type: ${w} } } }`;
    const contract = (names: readonly string[], folder: string, w = "integer") =>
      write({
        "openapi.yaml": response(
          `{ oneOf: [${names.map((name) => `{ $ref: ${folder}${name}.yaml }`)}]${more} }`,
        ),
        [`${folder}Cat.yaml`]: tagged("Cat", "string"),
        [`${folder}Dog.yaml`]: tagged("Dog", w),
      });
    const base = contract(["Cat", "Dog"], "");
    expect((await diff(base, contract(["Dog", "Cat"], ""))).findings).toEqual([]);
    const { findings } = await diff(base, contract(["Dog", "Cat"], "pets/", "number"));
    expect(findings.map(({ id, message }) => [id, message])).toEqual([
      ["response-type-widened", "Dog.w.type: the type went from integer to number"],
    ]);
  },
);

describe("the values of a discriminator", () => {
  const pets = { Cat: "string", Dog: "integer" };
  const schemaOf = (type: string) =>
    `{ type: object, required: [k], properties: { k: { type: string }, w: { type: ${type} } } }`;
  const bundle = (mapping: string) => ({
    "openapi.yaml": `${response(`{ $ref: "#/components/schemas/Pet" }`)}components:
  schemas:
    Pet: { oneOf: [{ $ref: "#/components/schemas/Cat" }, { $ref: "#/components/schemas/Dog" }], discriminator: { propertyName: k, mapping: { ${mapping} } } }
    Cat: ${schemaOf(pets.Cat)}
    Dog: ${schemaOf(pets.Dog)}
`,
  });
  const files = (mapping: string) => ({
    "openapi.yaml": response("{ $ref: Pet.yaml }"),
    "Pet.yaml": `{ oneOf: [{ $ref: Cat.yaml }, { $ref: Dog.yaml }], discriminator: { propertyName: k, mapping: { ${mapping.replaceAll(/Cat|Dog/g, "$&.yaml")} } } }`,
    "Cat.yaml": schemaOf(pets.Cat),
    "Dog.yaml": schemaOf(pets.Dog),
  });
  const found = async (base: Record<string, string>, revision: Record<string, string>) =>
    (await diff(write(base), write(revision))).findings.map(({ level, id, fingerprint }) => [
      level,
      id,
      fingerprint,
    ]);

  it.each([
    ["swap", "c: Dog, d: Cat", 2],
    ["are renamed", "c: Cat, e: Dog", 2],
  ])("%s in files as in the bundle", async (_, after, count) => {
    const before = "c: Cat, d: Dog";
    const whole = await found(bundle(before), bundle(after));
    expect(whole).toHaveLength(count);
    expect(whole[0]).toContain("breaking");
    for (const [base, revision] of [
      [files, files],
      [bundle, files],
      [files, bundle],
    ] as const)
      expect(await found(base(before), revision(after))).toEqual(whole);
  });
});

it("a request shows the value in the parameter that changed, whatever files the parameters are in", async () => {
  const contract = (most: string) =>
    write({
      "openapi.yaml": `openapi: 3.1.0
info: { title: Shop, version: 1.0.0 }
paths:
  "/orders/{id}":
    get: { parameters: [{ $ref: id.yaml }, { $ref: q.yaml }], responses: { "200": { description: ok } } }
`,
      "id.yaml": "{ name: id, in: path, required: true, schema: { enum: [o1] } }",
      "q.yaml": `{ name: q, in: query, schema: { type: string${most} } }`,
    });
  const { findings } = await diff(contract(""), contract(", maxLength: 2"));
  expect(findings.map(({ witness }) => witness?.request)).toEqual(["GET /orders/o1?q=aaa"]);
});
