import { readFile } from "node:fs/promises";
import { contract } from "@partner-licenses/document/testing/contract";
import { afterEach, expect, it } from "vitest";
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
