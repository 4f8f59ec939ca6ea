import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { diff } from "../src/index.ts";
import { findingsOf, judgedCases } from "./sets.ts";

it("are at most 160 characters long in all judged cases", async () => {
  let count = 0;
  for (const item of judgedCases())
    for (const { message } of await findingsOf(item)) {
      count++;
      expect(message.length, message).toBeLessThanOrEqual(160);
    }
  expect(count).toBeGreaterThan(200);
});

it("keep both ends of a long place, and count what a long list leaves out", async () => {
  const names = Array.from({ length: 12 }, (_, index) => `quite-a-long-name-of-an-alternative-${index}`);
  const contract = (count: number) => ({
    openapi: "3.1.0",
    info: { title: "t", version: "1.0.0" },
    paths: {
      "/a/very/long/path/with/{many}/segments/that/goes/on/and/on/and/on/without/an/end": {
        parameters: [{ name: "many", in: "path", required: true, schema: { type: "string" } }],
        get: {
          responses: {
            "200": {
              description: "ok",
              content: {
                "application/json": {
                  schema: {
                    oneOf: names.slice(0, count).map((name) => ({ $ref: `#/components/schemas/${name}` })),
                  },
                },
              },
            },
          },
        },
      },
    },
    components: {
      schemas: Object.fromEntries(
        names.map((name) => [name, { type: "object", required: [name], properties: { [name]: {} } }]),
      ),
    },
  });
  const { findings } = await diff(contract(2), contract(12));
  const [message = ""] = findings.map((finding) => finding.message);
  expect(message.length).toBeLessThanOrEqual(160);
  expect(message).toMatch(/^GET \/a\/very.*….*oneOf.*: the alternatives `quite-a-long/);
});

it("name a schema that has a file of its own by that file", async () => {
  const folder = mkdtempSync(join(tmpdir(), "messages-"));
  try {
    const files = ["base", "revision"].map((side, index) => {
      mkdirSync(join(folder, side, "schemas"), { recursive: true });
      const root = `openapi: 3.1.0
info: { title: t, version: 1.0.0 }
paths: { /a: { get: { responses: { "200": { description: ok, content: { application/json: { schema: { $ref: schemas/order.yaml } } } } } } } }
`;
      writeFileSync(join(folder, side, "openapi.yaml"), root);
      const required = index === 0 ? "[id]" : "[]";
      writeFileSync(
        join(folder, side, "schemas/order.yaml"),
        `{ type: object, required: ${required}, properties: { id: { type: string } } }`,
      );
      return join(folder, side, "openapi.yaml");
    });
    const { findings } = await diff(files[0] ?? "", files[1] ?? "");
    expect(findings.map(({ message }) => message)).toEqual(["order.id: `id` is no longer required"]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it("name an operation by its method, wherever it stands, and what belongs to the whole path by the path", async () => {
  const contract = (item: object) => ({
    openapi: "3.2.0",
    info: { title: "t", version: "1.0.0" },
    paths: { "/a": { get: { responses: { "200": { description: "ok" } } }, ...item } },
  });
  const copy = { COPY: { responses: { "200": { description: "ok" } } } };
  const { findings } = await diff(contract({ additionalOperations: copy, summary: "x" }), contract({}));
  expect(findings.map(({ message }) => message)).toEqual([
    "COPY /a: the operation was removed",
    "/a summary: `summary` was removed",
  ]);
});
