import { contract } from "@partner-licenses/document/testing/contract";
import { afterEach, describe, expect, it } from "vitest";
import { callIn, runIn } from "../commands/run.ts";
import { type Files, type Plain, plainRepository } from "./plain.ts";

let repo: Plain;
afterEach(() => repo.remove());

const at = (version: string, parts = {}) => contract({ version, ...parts });
const broken = (version: string) => at(version, { required: "[id]" });
const grown = (version: string) => at(version, { properties: "        size: { type: integer }\n" });

/** A repository without npm: a contract, and what is given. */
async function made(files: Files = {}, version = "1.2.0"): Promise<Plain> {
  repo = await plainRepository({ "api.yaml": at(version), ...files });
  return repo;
}
const gate = (...args: string[]) => callIn(repo.dir, ["gate", "api.yaml", ...args]);

describe("a contract in a repository without any tool is released by its own `info.version`", () => {
  it("which has to be raised as far as the change asks", async () => {
    const { write, branch } = await made();
    branch("mine");
    await write("api.yaml", broken("1.3.0"));
    expect(await gate()).toMatchObject({
      code: 1,
      out: expect.stringMatching(
        /needs major, `info\.version` declares minor {2}since main \([0-9a-f]{7}\)[\s\S]*next: raise `info\.version`/,
      ),
    });
    await write("api.yaml", broken("2.0.0"));
    expect(await gate()).toMatchObject({ code: 0, err: "" });
  });

  it.each([
    ["v1", "v2", 0],
    ["2026-05-01", "2026-11-30", 0],
    ["1.2", "1.3", 1],
    ["1.2.0", "1.2.0", 1],
  ])("from %s to %s", async (before, after, code) => {
    const { write, branch } = await made({}, before);
    branch("mine");
    await write("api.yaml", broken(after));
    expect((await gate()).code).toBe(code);
  });

  it("is asked for a number that can be compared", async () => {
    const { write, branch } = await made({}, "spring");
    branch("mine");
    await write("api.yaml", broken("summer"));
    expect(await gate()).toMatchObject({
      code: 2,
      err: expect.stringMatching(/nobody can say how summer follows/),
    });
    expect(await gate("--declared", "major")).toMatchObject({ code: 0 });
  });
});

describe("what declares a release", () => {
  it("is what a person says", async () => {
    const { write, branch } = await made();
    branch("mine");
    await write("api.yaml", broken("1.2.0"));
    expect(await gate("--declared", "minor")).toMatchObject({
      code: 1,
      out: expect.stringMatching(/needs major, you declare minor[\s\S]*next: give `--declared major`/),
    });
    expect((await gate("--declared", "major")).code).toBe(0);
  });

  it.each([
    ["semantic-release", { ".releaserc.json": "{}" }],
    ["release-please", { ".release-please-manifest.json": '{ ".": "1.2.0" }' }],
  ])("are conventional commits since the last tag, with %s", async (_, files) => {
    const { write, git } = await made(files);
    git("tag", "v1.2.0");
    await write("api.yaml", broken("1.2.0"));
    git("commit", "-qam", "feat(api): a name may be absent");
    const short = await gate();
    expect(short.out).toMatch(/needs major, the commits.* declare minor {2}since v1\.2\.0/);
    expect(short).toMatchObject({ code: 1, out: expect.stringContaining("next: commit it as `feat!: …`") });
    git("commit", "-q", "--allow-empty", "-m", "fix: it", "-m", "BREAKING CHANGE: a name may be absent");
    expect((await gate()).code).toBe(0);
  });

  it("is the manifest of release-please, in the pull request of the release", async () => {
    const { write, git } = await made({ ".release-please-manifest.json": '{ ".": "1.2.0" }' });
    git("tag", "v1.2.0");
    await write("api.yaml", broken("1.2.0"));
    git("commit", "-qam", "chore: squashed");
    expect((await gate()).code).toBe(1);
    await write(".release-please-manifest.json", '{ ".": "2.0.0" }');
    expect((await gate()).code).toBe(0);
  });

  it("is with release-please what touches the package, since the tag of its component", async () => {
    const { write, git } = await made({
      ".release-please-manifest.json": '{ "services/api": "1.2.0", "services/web": "2.0.0" }',
      "release-please-config.json": '{ "packages": { "services/api": { "component": "orders" } } }',
      "services/api/spec/openapi.yaml": at("1.2.0"),
    });
    git("tag", "orders-v1.2.0");
    await write("services/api/spec/openapi.yaml", broken("1.2.0"));
    git("commit", "-qam", "feat: less");
    await write("services/web/a.txt", "");
    git("add", "-A");
    git("commit", "-qm", "feat!: another package");
    git("tag", "v9.9.9");
    const judge = () => callIn(repo.dir, ["gate", "services/api/spec/openapi.yaml"]);
    expect(await judge()).toMatchObject({
      code: 1,
      out: expect.stringMatching(/needs major, the commits.* declare minor {2}since orders-v1\.2\.0/),
    });
    await write(".release-please-manifest.json", '{ "services/api": "2.0.0" }');
    expect((await judge()).code).toBe(0);
  });

  it("is a tag at this commit, where the configuration says so", async () => {
    const { write, git } = await made({
      "contract.config.json": '{ "spec": "api.yaml", "release": "tags" }',
    });
    git("tag", "api-v1.2.0");
    await write("api.yaml", grown("1.2.0"));
    git("commit", "-qam", "grow");
    const run = () => callIn(repo.dir, ["gate"]);
    git("tag", "v9.0.0");
    expect((await run()).code).toBe(2);
    git("tag", "-d", "v9.0.0");
    git("tag", "v1.2.0", "api-v1.2.0");
    expect((await run()).out).toMatch(/needs minor, no tag at this commit releases it {2}since v1\.2\.0/);
    git("tag", "v1.2.1");
    expect((await run()).out).toMatch(/the tag v1\.2\.1 declares patch/);
    git("tag", "v1.3.0");
    expect(await run()).toMatchObject({ code: 0, err: "" });
  });

  it("is no tool that nobody knows", async () => {
    await made({ "contract.config.json": '{ "spec": "api.yaml", "release": "lerna" }' });
    expect(await callIn(repo.dir, ["gate"])).toMatchObject({
      code: 2,
      err: expect.stringMatching(
        /contract\.config\.json:1:1: `release` names no tool[\s\S]*changesets, release-please/,
      ),
    });
  });
});

describe("a contract that code makes", () => {
  const make = `const { readFileSync, mkdirSync, writeFileSync } = require("node:fs");
    mkdirSync("build", { recursive: true });
    writeFileSync("build/api.yaml", readFileSync("source.yaml"));`;
  const config = JSON.stringify({
    spec: "build/api.yaml",
    command: "node make.cjs",
    released: "api/released",
  });

  it("is made first, and its releases are stored where they are committed", async () => {
    // A program makes it once, so each run is one.
    const { write, read } = await made({
      "contract.config.json": config,
      "make.cjs": make,
      "source.yaml": at("1.2.0"),
      ".gitignore": "build/\n",
    });
    expect((await runIn(repo.dir, ["record"])).out).toContain("api/released/1.2.0.yaml");
    expect(await read("api/released/1.2.0.yaml")).toBe(at("1.2.0"));
    await write("source.yaml", broken("1.3.0"));
    expect(await runIn(repo.dir, ["gate"])).toMatchObject({
      code: 1,
      out: expect.stringContaining("since 1.2.0"),
    });
    await write("source.yaml", broken("2.0.0"));
    expect(await runIn(repo.dir, ["gate"])).toMatchObject({ code: 0, err: "" });
  });

  it("is missed with the words of the command that failed", async () => {
    await made({ "contract.config.json": config, "make.cjs": 'throw new Error("no database")' });
    expect(await callIn(repo.dir, ["gate"])).toMatchObject({
      code: 2,
      err: expect.stringMatching(
        /command that makes the contract failed: node make\.cjs[\s\S]*no database[\s\S]*next: /,
      ),
    });
  });
});
