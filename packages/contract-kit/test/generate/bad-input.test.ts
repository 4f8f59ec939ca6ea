import { mkdir, stat, symlink } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { contractWith, makeWorkspace, operation, type Workspace } from "./workspace.ts";

describe("a broken contract", () => {
  let workspace: Workspace;
  let config: string;
  let before: Record<string, string>;
  const good = contractWith(operation("/v1/things", "listThings"));

  beforeAll(async () => {
    workspace = await makeWorkspace(good);
    config = await workspace.read("contract.config.json");
    expect((await workspace.contract("generate")).code).toBe(0);
    before = await workspace.generated();
    expect(Object.keys(before).length).toBeGreaterThan(5);
  });

  afterEach(async () => {
    await workspace.write("openapi.yaml", good);
    await workspace.write("contract.config.json", config);
  });
  afterAll(() => workspace.remove());

  const cases: [name: string, contract: string, place: RegExp, says: RegExp][] = [
    [
      "bad YAML",
      "openapi: 3.1.0\ninfo:\n  title: [Test\npaths: {}\n",
      /openapi\.yaml:[34]:\d+:/,
      /fix the file at this place/,
    ],
    [
      "an unresolved $ref",
      contractWith(operation("/v1/things", "listThings").replace("schemas/Thing", "schemas/Missing")),
      /openapi\.yaml:8:\d+:/,
      /\$ref/,
    ],
    [
      "two operations with one operationId",
      contractWith([operation("/v1/things", "listThings"), operation("/v1/others", "listThings")].join("\n")),
      /openapi\.yaml:\d+:7: .*`listThings`\n {2}also: openapi\.yaml:6:7/,
      /its own operationId/,
    ],
    [
      "Swagger 2.0",
      "swagger: '2.0'\ninfo: { title: T, version: '1' }\npaths: {}\n",
      /openapi\.yaml:1:1:.*2\.0/,
      /swagger2openapi/,
    ],
    ["a list", "- 1\n- 2\n", /openapi\.yaml:1:1:/, /openapi: 3\.1\.0/],
    ["an empty file", "", /openapi\.yaml:1:1:/, /openapi: 3\.1\.0/],
  ];

  for (const [name, contract, place, says] of cases) {
    it(`${name}: says where and what to do, and leaves the old files`, async () => {
      await workspace.write("openapi.yaml", contract);
      const run = await workspace.contract("generate");
      expect(run.stderr).toMatch(place);
      expect(run.stderr).toMatch(says);
      expect(run.code).toBe(2);
      expect(await workspace.generated()).toEqual(before);
    });
  }

  it("a contract that is not there", async () => {
    await workspace.write(
      "contract.config.json",
      JSON.stringify({ spec: "gone.yaml", outputs: { types: "out/types/generated" } }),
    );
    const run = await workspace.contract("generate");
    expect(run).toMatchObject({ code: 2, stdout: "" });
    expect(run.stderr).toContain("there is no file gone.yaml");
  });

  it("a configuration that is not there, not JSON, or names an unknown output", async () => {
    const missing = await workspace.contract("generate", "--config", "none.json");
    expect(missing.stderr).toMatch(/none\.json:1:1: there is no such configuration/);
    await workspace.write("contract.config.json", "{");
    expect((await workspace.contract("generate")).stderr).toMatch(/fix the JSON/);
    await workspace.write(
      "contract.config.json",
      JSON.stringify({ spec: "openapi.yaml", outputs: { typos: "x" } }),
    );
    const unknown = await workspace.contract("generate");
    expect(unknown.stderr).toMatch(/unknown output "typos"/);
    expect([missing.code, unknown.code]).toEqual([2, 2]);
  });

  it.each([
    ["a folder with files of someone's own", "src", /src holds files that are not generated: mine\.ts/],
    ["a file", "src/mine.ts", /src\/mine\.ts is a file/],
    [
      "a path below a file",
      "src/mine.ts/types",
      /cannot use src\/mine\.ts: (it is not a folder|something else stands there)/,
    ],
  ])("an output that is %s, which stays", async (_, types, says) => {
    await mkdir(join(workspace.dir, "src"), { recursive: true });
    await workspace.write("src/mine.ts", "export {};\n");
    const outputs = { client: "out/client/generated", types };
    await workspace.write("contract.config.json", JSON.stringify({ spec: "openapi.yaml", outputs }));
    expect(await workspace.contract("generate")).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(says),
    });
    expect(await workspace.read("src/mine.ts")).toBe("export {};\n");
    expect(await workspace.generated()).toEqual(before);
  });

  it("a configuration that is a folder", async () => {
    const run = await workspace.contract("generate", "--config", "out");
    expect(run).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("cannot read out: it is a folder"),
    });
    const here = await workspace.contract("check", ".");
    expect(here).toMatchObject({ code: 2, stderr: expect.stringContaining("cannot read .: it is a folder") });
  });
});

describe("the folder of an output", () => {
  it("can be read by everybody who can read its neighbours, and stays where a link leads", async () => {
    const workspace = await makeWorkspace(contractWith(operation("/v1/things", "listThings")));
    await mkdir(join(workspace.dir, "elsewhere"));
    await mkdir(join(workspace.dir, "out/types"), { recursive: true });
    await symlink("../../elsewhere", join(workspace.dir, "out/types/generated"));
    expect(await workspace.contract("generate")).toMatchObject({ code: 0 });
    const modeOf = async (name: string) => (await stat(join(workspace.dir, name))).mode;
    expect(await modeOf("out/client/generated")).toBe(await modeOf("out/types"));
    expect(await workspace.read("elsewhere/index.ts")).toContain("Generated by");
    await workspace.remove();
  });
});
