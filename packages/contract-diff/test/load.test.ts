import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ContractError } from "@partner-licenses/document/errors";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { diff } from "../src/index.ts";

const head = 'openapi: 3.1.0\ninfo: { title: t, version: "1" }\n';
const good = `${head}paths:\n  /a:\n    get:\n      operationId: a\n      responses:\n        "200":\n          description: ok\n`;
let folder: string;

const write = (name: string, text: string): string => {
  const file = join(folder, name);
  mkdirSync(join(file, ".."), { recursive: true });
  writeFileSync(file, text);
  return file;
};

const fault = async (base: string | object, revision: string | object): Promise<ContractError> => {
  const result = await diff(base, revision).catch((error: unknown) => error);
  expect(result).toBeInstanceOf(ContractError);
  return result as ContractError;
};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "diff-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe("input", () => {
  it("reads files next to the contract, from disk and from git", async () => {
    const withRef = good.replace(
      "description: ok",
      "description: ok\n          content: { application/json: { schema: { $ref: 'schemas/pet.yaml' } } }",
    );
    write("repo/api.yaml", withRef);
    write("repo/schemas/pet.yaml", "type: string\n");
    const git = (...args: string[]) =>
      execFileSync("git", args, { cwd: join(folder, "repo"), stdio: "pipe" });
    git("init", "-q");
    git("add", ".");
    git("-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "-q", "-m", "a");
    write("repo/schemas/pet.yaml", "type: [string, 'null']\n");
    const cwd = process.cwd();
    process.chdir(join(folder, "repo"));
    try {
      const { findings } = await diff("HEAD:api.yaml", "api.yaml");
      expect(findings.map(({ id }) => id)).toEqual(["response-null-added"]);
      expect(findings[0]?.base).toMatchObject({
        file: "HEAD:schemas/pet.yaml",
        line: 1,
        column: 1,
        pointer: "#/type",
      });
      expect(findings[0]?.revision).toMatchObject({ file: "schemas/pet.yaml", line: 1 });
      const missing = await fault("nothing:api.yaml", "api.yaml");
      expect(missing.message).toContain("nothing");
    } finally {
      process.chdir(cwd);
    }
  });

  it("reports lines and columns in JSON and YAML alike", async () => {
    const base = {
      openapi: "3.1.0",
      info: { title: "t", version: "1" },
      paths: { "/a/{b}": { get: { responses: { 200: { description: "x" } } } } },
    };
    const revision = structuredClone(base);
    revision.paths["/a/{b}"].get.responses[200].description = "y";
    const [a, b] = [
      write("a.json", JSON.stringify(base, null, 2)),
      write("b.json", JSON.stringify(revision)),
    ];
    const { findings } = await diff(a, b);
    expect(findings[0]?.base).toMatchObject({ line: 12, column: 13 });
    expect(findings[0]?.revision).toMatchObject({
      line: 1,
      pointer: "#/paths/~1a~1{b}/get/responses/200/description",
    });
  });

  it("takes a mark behind which no second document comes", async () => {
    const [plain, marked] = [
      write("plain.yaml", good),
      write("marked.yaml", `---\n${good}---\n# The end.\n`),
    ];
    expect(await diff(plain, marked)).toEqual({ bump: "none", findings: [] });
  });

  it("compares documents in memory without places", async () => {
    const { findings } = await diff(
      { openapi: "3.0.0", info: { title: "a" } },
      { openapi: "3.0.0", info: { title: "b" } },
    );
    expect(findings[0]?.base).toEqual({ pointer: "#/info" });
  });
});

describe("bad input", () => {
  it.each([
    ["not YAML", "openapi: 3.1.0\npaths: [", /not readable as YAML(?!.*at line)/, 2],
    ["not OpenAPI", "a: 1\n", /not an OpenAPI description/, 1],
    ["Swagger 2.0", 'swagger: "2.0"\n', /Swagger 2\.0/, 1],
    ["OpenAPI 4", "openapi: 4.0.0\n", /4\.0\.0 is not supported/, 1],
    [
      "a reference to nothing",
      good.replace("description: ok", "$ref: '#/components/responses/No'"),
      /points at nothing/,
      9,
    ],
    [
      "a reference to a missing file",
      good.replace("description: ok", "$ref: 'no.yaml'"),
      /cannot be read/,
      9,
    ],
    [
      "a reference into the network",
      good.replace("description: ok", "$ref: 'https://example.com/a.yaml'"),
      /network/,
      9,
    ],
    [
      "a reference to itself",
      `${good}components: { responses: { R: { $ref: '#/components/responses/R' } } }\n`.replace(
        "description: ok",
        "$ref: '#/components/responses/R'",
      ),
      /back to itself/,
      9,
    ],
    [
      "an operationId twice",
      good.replace("    get:", "    put: { operationId: a }\n    get:"),
      /two operations are called `a`/,
      5,
    ],
  ])("%s", async (name, text, message, line) => {
    const file = write(`${name}.yaml`, text);
    const error = await fault(write("good.yaml", good), file);
    expect(error.message).toMatch(message);
    expect(error.hint).not.toBe("");
    expect(error.places[0]?.file).toContain(`${name}.yaml`);
    expect(error.places.map((place) => place.line)).toContain(line);
  });

  it("a missing file", async () => {
    expect((await fault("no/such.yaml", "no/such.yaml")).message).toContain("no/such.yaml");
  });

  it("a schema nested too deeply", async () => {
    let schema: object = {};
    for (let i = 0; i < 20_000; i++) schema = { items: schema };
    const document = { openapi: "3.1.0", info: {}, paths: {}, components: { schemas: { A: schema } } };
    const deep = {
      ...document,
      paths: {
        "/a": { get: { requestBody: { content: { x: { schema: { $ref: "#/components/schemas/A" } } } } } },
      },
    };
    await diff(deep, { ...document, paths: deep.paths }).catch((error: unknown) =>
      expect(error).toBeInstanceOf(ContractError),
    );
  });
});
