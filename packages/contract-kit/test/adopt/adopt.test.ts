import { readFile } from "node:fs/promises";
import { contract } from "@partner-licenses/document/testing/contract";
import { afterEach, describe, expect, it } from "vitest";
import { callIn } from "../commands/run.ts";
import { type Files, type Plain, plainRepository, shallowClone } from "../gate/plain.ts";

let repo: Plain;
afterEach(() => repo.remove());

async function made(files: Files = {}): Promise<void> {
  const manifest = '{ "name": "shop", "version": "1.0.0" }\n';
  repo = await plainRepository({ "openapi.yaml": contract(), "package.json": manifest, ...files });
}
const run = (...args: string[]) => callIn(repo.dir, args);
const add = (...parts: string[]) => run("add", ...parts, "--yes", "--no-install");
const status = () => repo.git("status", "--porcelain");

it.each([
  ["a repository whose contract says its version", {}],
  [
    "a repository of changesets at a stable version",
    { ".changeset/config.json": '{ "baseBranch": "main" }' },
  ],
])("the first gate of %s says that it is the first, and later ones ask for more", async (_what, files) => {
  await made(files);
  expect(await add("gate")).toMatchObject({ code: 0 });
  repo.git("add", "-A");
  repo.git("commit", "-qm", "chore: gate");
  expect(await run("gate")).toMatchObject({ code: 0, out: expect.stringContaining("first release") });
  await repo.write("other.txt", "");
  repo.git("add", "-A");
  repo.git("commit", "-qm", "chore: more");
  expect((await run("gate")).code).toBe(2);
  const shallow = await shallowClone(repo);
  expect((await callIn(shallow.dir, ["gate"])).code).toBe(2);
  await shallow.remove();
});

it("what was added goes without a trace, where nothing is ignored", async () => {
  await made();
  expect(await add("types", "mock")).toMatchObject({ code: 0 });
  expect(status()).toContain("src/");
  expect(await run("remove", "--yes", "--no-install")).toMatchObject({ code: 0 });
  expect(status()).toBe("");
});

it("a configuration that was there before stays, with what it said", async () => {
  const config = '{ "spec": "openapi.yaml", "outputs": { "mock": "mine" } }\n';
  await made({ "contract.config.json": config, "mine/README.md": "# Generated files\n" });
  expect(await add("types")).toMatchObject({ code: 0 });
  expect(await readFile(`${repo.dir}/contract.config.json`, "utf8")).toContain("src/api/types");
  repo.git("checkout", "-q", "mine");
  repo.git("clean", "-fdq", "mine");
  expect(await run("remove", "--yes", "--no-install")).toMatchObject({ code: 0 });
  expect(status()).toBe("");
});

const layouts: Readonly<Record<string, string>> = {
  "tabs, CRLF and no line end":
    '{\r\n\t"name": "x",\r\n\t"dependencies": {\r\n\t\t"left": "1.0.0"\r\n\t}\r\n}',
  "members on one line": '{\n    "name": "x", "version": "1.0.0",\n    "scripts": { "test": "true" }\n}\n',
  "all on one line": '{"name":"x","version":"1.0.0","devDependencies":{"left":"1.0.0"}}',
  "a byte order mark, and lines at the end": '\uFEFF{ "name": "x", "version": "1.0.0" }\n\n',
  "empty parts": '{\n  "name": "x",\n  "version": "1.0.0",\n  "scripts": {}\n}\n',
};

it.each(Object.entries(layouts))(
  "a package.json with %s keeps what others wrote, also what they wrote meanwhile",
  async (_, manifest) => {
    await made({ "package.json": manifest });
    expect(await add("gate", "client")).toMatchObject({ code: 0 });
    const added = await repo.read("package.json");
    expect(added).toContain("contract gate");
    const edited = (text: string) => text.replace("1.0.0", "1.0.1");
    repo.git("add", "-A");
    repo.git("commit", "-qm", "chore: add");
    await repo.write("package.json", edited(added));
    expect(await run("remove", "--yes", "--no-install")).toMatchObject({ code: 0 });
    expect(await repo.read("package.json")).toBe(edited(manifest));
    repo.git("checkout", "-q", "HEAD~1", "package.json");
    repo.git("add", "-A");
    expect(repo.git("diff", "--cached", "HEAD~1")).toBe("");
  },
);

it("a script that has the same name is shown where it stands", async () => {
  await made({ "package.json": '{\n  "scripts": {\n    "contract:gate": "mine"\n  }\n}\n' });
  expect(await add("gate")).toMatchObject({ code: 2, err: expect.stringMatching(/^package\.json:3:1: /) });
  expect(status()).toBe("");
});

it("docs are a script, and what it wrote goes with it", async () => {
  await made();
  expect(await add("docs")).toMatchObject({ code: 0 });
  expect(JSON.parse(await repo.read("package.json"))).toMatchObject({
    scripts: { "contract:docs": "contract docs --out contract-docs" },
  });
  expect(await run("docs", "--out", "contract-docs")).toMatchObject({ code: 0 });
  expect(status()).toContain("contract-docs/");
  expect(await run("remove", "--yes", "--no-install")).toMatchObject({ code: 0 });
  expect(status()).toBe("");
});

describe("a contract that code makes", () => {
  const make = `const { mkdirSync, writeFileSync } = require("node:fs");
    mkdirSync("build", { recursive: true });
    writeFileSync("build/api.yaml", ${JSON.stringify(contract())});`;
  const files = { "openapi.yaml": "a: 1\n", ".gitignore": "build\n", "make.cjs": make };
  const command = "node make.cjs";

  it("is made, and its releases get a place where they are committed", async () => {
    await made(files);
    const args = ["gate", "types", "--spec", "build/api.yaml", "--command", command];
    expect(await add(...args)).toMatchObject({ code: 0 });
    expect(JSON.parse(await repo.read("contract.config.json"))).toMatchObject({
      ...{ spec: "build/api.yaml", command, released: "released" },
    });
    expect(await run("gate")).toMatchObject({ code: 0, out: expect.stringContaining("first release") });
    expect(await run("record")).toMatchObject({ code: 0 });
    expect(await run("remove", "--yes", "--no-install")).toMatchObject({
      out: expect.stringContaining("the released contracts stay: released/"),
    });
    expect(status()).toBe("?? released/");
  });

  it("is the one of a configuration that says so", async () => {
    const config = JSON.stringify({ spec: "./build/api.yaml", command });
    await made({ ...files, "contract.config.json": config });
    expect(await add("types")).toMatchObject({ code: 0 });
    expect(await run("remove", "--yes", "--no-install")).toMatchObject({ code: 0 });
    expect(status()).toBe("");
  });
});

it("several contracts of a configuration share the gate, and nothing else that could be added", async () => {
  await made({
    "contract.config.json": '{ "contracts": { "a": "openapi.yaml", "b": "b.yaml" } }',
    "b.yaml": contract(),
  });
  expect(await add("types")).toMatchObject({
    code: 2,
    out: "",
    err: expect.stringMatching(/several contracts.*\n {2}next: give each its `outputs`/),
  });
  expect(await add("gate")).toMatchObject({ code: 0 });
  expect(await run("gate")).toMatchObject({ code: 0 });
  expect(await run("remove", "--yes", "--no-install")).toMatchObject({ code: 0 });
  expect(status()).toBe("");
});
