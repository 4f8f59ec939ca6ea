import { rm } from "node:fs/promises";
import { join } from "node:path";
import { contract, revisions } from "@partner-licenses/document/testing/contract";
import { afterEach, describe, expect, it } from "vitest";
import { callIn } from "../commands/run.ts";
import { carrier, committed, type Options, type Repository } from "./repository.ts";

let repo: Repository;
afterEach(() => repo.remove());

async function made(options: Options = {}): Promise<Repository> {
  repo = await committed(options);
  return repo;
}
const gate = (...args: string[]) => callIn(repo.dir, ["gate", ...args]);

/** The gate says what is wrong in a line, what comes next in another, and ends with 2. */
async function closes(says: RegExp, next: RegExp, ...args: string[]): Promise<void> {
  const { code, out, err } = await gate(...args);
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(err).toMatch(says);
  expect(err.split("\n").at(-2)).toMatch(next);
}

describe("where nothing is known, the gate closes", () => {
  it("next to a stable version without a recorded contract, until somebody says that it is the first", async () => {
    await made({ released: false });
    await closes(
      /@shop\/spec is at 1\.2\.0, and no released contract is there/,
      /next: .*record.*gate --first$/,
    );
    expect(await gate("--first")).toMatchObject({ code: 0, err: "" });
  });

  it("on the main branch itself, where no tool makes releases, until somebody says that it is the first", async () => {
    const { dir, git } = await made({ released: false });
    await rm(join(dir, ".changeset"), { recursive: true });
    git("commit", "-qam", "Do without changesets");
    await closes(/this commit is part of `main` already/, /next: .*--base <revision>; .*gate --first$/);
    expect(await gate("--first")).toMatchObject({ code: 0, err: "" });
  });

  it("below 1.0.0 it is open", async () => {
    await made({ released: false, version: "0.9.0" });
    expect(await gate()).toMatchObject({ code: 0, out: expect.stringContaining("first release") });
  });

  it("where the folder of releases was deleted, whatever anybody says", async () => {
    const { dir } = await made({ version: "0.3.0" });
    await rm(join(dir, "spec/released"), { recursive: true });
    await closes(/released contracts were deleted/, /git checkout HEAD -- spec\/released$/);
    await closes(/released contracts were deleted/, /git checkout/, "--first");
  });

  it("where a commit deleted them, which it names", async () => {
    const { dir, git } = await made({ version: "0.3.0" });
    await rm(join(dir, "spec/released"), { recursive: true });
    git("commit", "-qam", "clean up");
    const [commit = ""] = git("log", "-1", "--format=%h").split("\n");
    await closes(
      new RegExp(`deleted by commit ${commit}`),
      new RegExp(`git checkout ${commit}\\^ -- spec/released;`),
    );
    expect(await gate("--first")).toMatchObject({ code: 0 });
  });

  it("where a commit of the branch deleted them, though the branch it left has a contract", async () => {
    const { dir, git } = await made({ version: "0.3.0" });
    await rm(join(dir, ".changeset"), { recursive: true });
    git("commit", "-qam", "Do without changesets");
    git("checkout", "-qb", "work");
    await rm(join(dir, "spec/released"), { recursive: true });
    git("commit", "-qam", "clean up");
    await closes(/deleted by commit/, /git checkout \w+\^ -- spec\/released;/);
  });

  it("where git ignores them, so that no other clone has them", async () => {
    const { write, git } = await made();
    git("rm", "-rq", "--cached", "spec/released");
    await write(".gitignore", "released/\n");
    await closes(/git ignores the folder of released contracts/, /take it out of \.gitignore/);
  });

  it("where the configuration says what nobody reads", async () => {
    const { write } = await made();
    await write("contract.config.json", '{ "spec": "spec/openapi.yaml", "polcy": {} }');
    await closes(/no setting `polcy`/, /next: did you mean `policy`\?$/);
    await write("contract.config.json", '{ "contracts": { "a": { "spec": "spec/openapi.yaml", "x": 1 } } }');
    await closes(/no setting `x`/, /next: leave it out; there are spec, /);
  });

  it("where the contract cannot be read", async () => {
    const { write } = await made();
    await write("spec/openapi.yaml", "openapi: 3.1.0\ninfo: [");
    await closes(/spec\/openapi\.yaml:\d+:\d+: .*YAML/, /next: /);
  });
});

describe("a contract is checked before it is compared", () => {
  const broken = revisions.none.replaceAll("schemas/Thing", "schemas/Gone");

  it("so that every fault is shown, at its place", async () => {
    const { write } = await made();
    await write("spec/openapi.yaml", `${broken}    More: { $ref: "#/nowhere" }\n`);
    const { code, err } = await gate();
    expect(code).toBe(2);
    expect(err.match(/^spec\/openapi\.yaml:\d+:\d+: .*(Gone|nowhere)/gm)).toHaveLength(2);
  });

  it("also before the first release", async () => {
    const { write } = await made({ released: false, version: "0.1.0" });
    await write("spec/openapi.yaml", `${revisions.none}    More: { $ref: "#/nowhere" }\n`);
    await closes(/openapi\.yaml:\d+:\d+: .*nowhere/, /next: /);
  });

  it("and what was released with a fault is no news, but not kept quiet", async () => {
    const { write, git } = await made();
    const old = `${revisions.none}    More: { $ref: "#/nowhere" }\n`;
    await write("spec/openapi.yaml", old);
    git("commit", "-qam", "a fault");
    await write("spec/openapi.yaml", old.replace("All things", "Every thing"));
    expect(await gate("--base", "HEAD", "--declared", "patch")).toMatchObject({
      code: 0,
      out: expect.stringMatching(/1 older fault of the contract: npx .*contract-kit check/),
    });
  });
});

describe("the store of releases", () => {
  it("stands where the configuration says", async () => {
    const { write, read } = await made({ released: false });
    const config = { spec: "spec/openapi.yaml", released: "history/spec", accepted: "history/accepted.yaml" };
    await write("contract.config.json", JSON.stringify(config));
    expect((await callIn(repo.dir, ["record"])).out).toContain("history/spec/1.2.0.yaml");
    expect(await read("history/spec/1.2.0.yaml")).toBe(revisions.none);
    await write("spec/openapi.yaml", revisions.major);
    const { code, out } = await gate();
    expect(code).toBe(1);
    expect(out).toContain("or accept it in history/accepted.yaml");
  });

  it("is one for each of several contracts in a folder", async () => {
    const { write, read } = await made({ released: false });
    const other = contract({ title: "Others", path: "/others" });
    await write("spec/others.yaml", other);
    const contracts = { things: "spec/openapi.yaml", others: { spec: "spec/others.yaml" } };
    await write("contract.config.json", JSON.stringify({ contracts }));
    expect((await callIn(repo.dir, ["record"])).code).toBe(0);
    expect(await read("spec/released/others/1.2.0.yaml")).toBe(other);
    expect(await gate()).toMatchObject({ code: 0 });
    await write("spec/others.yaml", contract({ title: "Others", path: "/others", required: "[id]" }));
    const all = await gate("--format", "json");
    expect(all.code).toBe(1);
    expect(JSON.parse(all.out)).toMatchObject([
      { contract: "things", pass: true, needed: "none" },
      { contract: "others", pass: false, needed: "major" },
    ]);
    expect((await gate("--contract", "things")).code).toBe(0);
    expect((await callIn(repo.dir, ["diff", "--contract", "others"])).out).toContain("spec/others.yaml");
    expect(await callIn(repo.dir, ["diff"])).toMatchObject({
      code: 2,
      err: expect.stringMatching(/several contracts\n {2}next: .*--contract <name>.*things, others/),
    });
  });

  it("holds more than nothing: `info.version` may not go back, nor leave the release that it follows", async () => {
    const { write, changeset } = await made({ contract: contract({ version: "1.2.0" }) });
    await changeset("mine", { [carrier]: "minor" });
    const grown = (version: string) => contract({ version, properties: "        size: { type: integer }\n" });
    await write("spec/openapi.yaml", grown("1.1.0"));
    expect((await gate()).out).toMatch(
      /spec\/openapi\.yaml:1:1: `info\.version` is 1\.1\.0, but 1\.2\.0 had 1\.2\.0/,
    );
    await write("spec/openapi.yaml", grown("1.4.0"));
    const ahead = await gate();
    expect(ahead.out).toContain("`info.version` is 1.4.0, but the release will be 1.3.0");
    expect(ahead.code).toBe(1);
    await write("spec/openapi.yaml", grown("1.3.0"));
    expect((await gate()).code).toBe(0);
  });
});

describe("each package is asked for what it promises itself", () => {
  const outputs = { client: "packages/client/src/generated" };
  async function versions(spec: string, client: string, revision: string): Promise<void> {
    const { write } = await made({ version: spec, config: { fixed: [] } });
    await write("packages/client/package.json", JSON.stringify({ name: "@shop/client", version: client }));
    await write("contract.config.json", JSON.stringify({ spec: "spec/openapi.yaml", outputs }));
    await write("spec/openapi.yaml", revision);
  }
  const written = async () => repo.read(`.changeset/${(await repo.changesets())[0]}`);

  it("a client at 2.1.0 of a contract at 0.3.0 that breaks needs a major", async () => {
    await versions("0.3.0", "2.1.0", revisions.major);
    await repo.changeset("mine", { [carrier]: "minor" });
    const { code, out } = await gate();
    expect(code).toBe(1);
    expect(out).toContain("@shop/client 2.1.0 needs major for it, and none is declared");
    expect((await gate("--write")).code).toBe(0);
    expect(await repo.read(".changeset/mine.md")).toMatch(/^---\n/);
    expect((await repo.changesets()).length).toBe(2);
  });

  it("a client at 0.4.0 of a contract at 2.0.0 that breaks does not become 1.0.0", async () => {
    await versions("2.0.0", "0.4.0", revisions.major);
    expect((await gate("--write")).code).toBe(0);
    expect(await written()).toMatch(/"@shop\/spec": major\n"@shop\/client": minor\n---/);
  });

  it("a name that only code has needs a major of the code", async () => {
    const renamed = revisions.none
      .replaceAll("schemas/Thing", "schemas/Item")
      .replace("    Thing:", "    Item:");
    await versions("1.2.0", "1.2.0", renamed);
    expect((await gate("--write")).code).toBe(0);
    expect(await written()).toMatch(/"@shop\/spec": patch\n"@shop\/client": major\n---/);
  });
});

it("nothing above the repository's root is read", async () => {
  const { dir, write } = await made({ packages: "one" });
  const inner = join(dir, "inner");
  await write("package.json", '{ "name": "outer", "workspaces": ["inner"] ');
  await write("inner/contract.config.json", '{ "spec": "openapi.yaml" }');
  await write("inner/openapi.yaml", revisions.none);
  await write("inner/.changeset/config.json", "{}");
  await write("inner/.git/HEAD", "");
  expect(await callIn(inner, ["gate"])).toMatchObject({
    code: 2,
    err: expect.stringMatching(/no package holds/),
  });
  await write("inner/package.json", '{ "name": "inner", "version": "0.1.0" }');
  expect(await callIn(inner, ["gate"])).toMatchObject({ code: 0, err: "" });
});
