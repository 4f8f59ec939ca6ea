import { symlink } from "node:fs/promises";
import { join } from "node:path";
import { contract } from "@partner-licenses/document/testing/contract";
import { afterEach, expect, it, vi } from "vitest";
import { callIn } from "../commands/run.ts";
import { type Files, type Plain, plainRepository } from "./plain.ts";

const at = contract({ version: "1.0.0" });
const broken = contract({ version: "1.0.0", required: "[id]" });
const less = (file: string) => ({ code: 1, out: expect.stringContaining(`${file}:`) });

const all: Plain[] = [];
afterEach(async () => {
  for (const repo of all.splice(0)) await repo.remove();
});

/** A repository with a branch, on which a test goes on. */
async function branched(files: Files): Promise<Plain> {
  const repo = await plainRepository(files);
  all.push(repo);
  repo.branch("mine");
  return repo;
}

it("a contract is found by its content, wherever its first field stands", async () => {
  const sorted = JSON.stringify({ components: {}, info: { title: "T", version: "1.0.0" }, openapi: "3.0.3" });
  const repo = await branched({ "api.json": sorted.replace("}", ',"x":{}}'), "package.json": "{}" });
  expect(await callIn(repo.dir, ["gate"])).toMatchObject({
    code: 2,
    err: expect.stringContaining("api.json"),
  });
  expect(await callIn((await branched({ "a.txt": "" })).dir, ["gate"])).toMatchObject({
    code: 2,
    err: expect.stringMatching(/no OpenAPI 3 contract in this folder\n {2}next: /),
  });
});

it("Swagger 2.0 is found, and nobody takes it for nothing", async () => {
  const old = { "old.json": '{ "info": {}, "swagger": "2.0" }', "package.json": "{}" };
  const said = /old\.json:1:1: found, but not supported: this is Swagger 2\.0.*\n {2}next: convert it/;
  const alone = await branched(old);
  for (const args of [["gate"], ["add"], ["new", "x"]])
    expect(await callIn(alone.dir, args)).toMatchObject({ code: 2, err: expect.stringMatching(said) });
  const both = await branched({ ...old, "api.yaml": at });
  for (const args of [["gate"], ["add", "--yes", "--no-install"]])
    expect(await callIn(both.dir, args)).toMatchObject({ code: 0, err: expect.stringMatching(said) });
  expect(await callIn(both.dir, ["gate", "api.yaml"])).toMatchObject({ code: 0, err: "" });
});

it("line ends change nothing, and names may hold anything", async () => {
  const [old, now] = ["dir \u00e4 b/api spec.yaml", "dir \u00e4 b/n\u00ebw.yaml"];
  const { dir, write, git } = await branched({ [old]: at });
  await write(old, at.replaceAll("\n", "\r\n"));
  expect(await callIn(dir, ["gate"])).toMatchObject({ code: 0, err: "" });
  git("mv", old, now);
  await write(now, broken.replaceAll("\n", "\r\n"));
  expect(await callIn(dir, ["gate"])).toMatchObject(less(now));
  expect(await callIn(join(dir, "dir \u00e4 b"), ["gate", "n\u00ebw.yaml"])).toMatchObject(
    less("n\u00ebw.yaml"),
  );
});

it("a link is the file that it leads to", async () => {
  const { dir, write } = await branched({ "real/api.yaml": at });
  await symlink("real/api.yaml", join(dir, "openapi.yaml"));
  await write("real/api.yaml", broken);
  expect(await callIn(dir, ["gate", "openapi.yaml"])).toMatchObject(less("openapi.yaml"));
  expect((await callIn(dir, ["gate"])).out.match(/needs major/g)).toHaveLength(1);
});

it("a submodule is compared in its own repository, also from outside", async () => {
  const inner = await plainRepository({ "api.yaml": at });
  const outer = await plainRepository({ "README.md": "" });
  all.push(inner, outer);
  outer.git("-c", "protocol.file.allow=always", "submodule", "add", "-q", inner.dir, "contracts");
  outer.git("commit", "-qm", "a submodule");
  await outer.write("contracts/api.yaml", broken);
  expect(await callIn(outer.dir, ["gate", "contracts/api.yaml"])).toMatchObject(less("contracts/api.yaml"));
  // Its own last commit is what the commit of the outer one changes.
  outer.git("-C", "contracts", "commit", "-qam", "break it");
  vi.stubEnv("PRE_COMMIT", "1");
  const change = ["gate", "contracts/api.yaml", "--base", "change"];
  expect(await callIn(outer.dir, change)).toMatchObject(less("contracts/api.yaml"));
});

it("a pointer of Git LFS is no contract, and says what it is", async () => {
  const pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 9\n";
  const { dir } = await branched({ "openapi.yaml": pointer, "other.yaml": at });
  expect(await callIn(dir, ["gate"])).toMatchObject({ code: 2, err: expect.stringMatching(/lfs: true/) });
});

it("a contract that a branch deleted or rewrote elsewhere does not go unseen", async () => {
  const { dir, git, write } = await branched({ "a.yaml": at, "b.yaml": at });
  git("rm", "-q", "a.yaml");
  expect(await callIn(dir, ["gate"])).toMatchObject({
    code: 1,
    out: expect.stringMatching(/b\.yaml\n✓[\s\S]*a\.yaml\n✗ the contract needs major, it was deleted/),
  });
  await write("new.yaml", contract({ title: "Quite another", version: "0.1.0", path: "/v2/other" }));
  expect(await callIn(dir, ["gate", "new.yaml", "--base", "main"])).toMatchObject({
    code: 1,
    out: expect.stringContaining("it was deleted"),
  });
});

it("contracts that share accepted breaks share the entries, too", async () => {
  const { dir, write } = await branched({ "a.yaml": at, "b.yaml": at });
  await write("a.yaml", contract({ version: "1.1.0", required: "[id]" }));
  const accepted = "- { fingerprint: 5967eeab4986, reason: It is always sent., who: mina }\n";
  await write("accepted.yaml", accepted);
  expect(await callIn(dir, ["gate"])).toMatchObject({ code: 0, err: "" });
  await write("a.yaml", at);
  expect(await callIn(dir, ["gate"])).toMatchObject({ code: 1, out: expect.stringContaining("nothing") });
});

it("the next step names the base and the accepted breaks that the caller named", async () => {
  const { dir, write, git } = await branched({
    "api.yaml": at,
    "breaks.yaml": "[]\n",
    "package.json": '{ "name": "@shop/spec", "version": "1.0.0" }',
    ".changeset/config.json": "{}",
  });
  git("tag", "first");
  await write("api.yaml", contract({ version: "1.1.0", required: "[id]" }));
  const next = async (...args: string[]) =>
    (await callIn(dir, ["gate", "api.yaml", ...args])).out.trimEnd().split("\n").at(-1);
  expect(await next("--base", "first", "--accepted", "breaks.yaml")).toMatch(
    /next: .* gate api\.yaml --base first --accepted breaks\.yaml --write$/,
  );
  expect(await next("--base", "first")).toMatch(/gate api\.yaml --base first --write$/);
  expect((await callIn(dir, ["gate", "api.yaml", "--accepted", "breaks.yaml"])).err.trimEnd()).toMatch(
    /this is the first: .* gate api\.yaml --accepted breaks\.yaml --first$/,
  );
});

it("the standard input is one contract", async () => {
  const { dir } = await branched({ "a.yaml": at, "b.yaml": at });
  expect(await callIn(dir, ["gate", "--base", "-"])).toMatchObject({
    code: 2,
    err: expect.stringMatching(/several contracts.*\n {2}next: name one: `a\.yaml`, `b\.yaml`/),
  });
});
