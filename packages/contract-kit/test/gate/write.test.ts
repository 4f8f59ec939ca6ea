import { parseChangesetFile } from "@changesets/parse";
import { contract, revisions } from "@partner-licenses/document/testing/contract";
import { afterEach, describe, expect, it } from "vitest";
import { applyChange, gate } from "../../src/gate/index.ts";
import { isGenerated, raise } from "../../src/gate/plan/changeset-file.ts";
import { callIn } from "../commands/run.ts";
import { carrier, type Repository, repository } from "./repository.ts";

let repo: Repository | undefined;
afterEach(() => repo?.remove());

async function write(repo: Repository): Promise<string> {
  const { change } = await gate(repo.project);
  if (change === undefined) throw new Error("nothing to write");
  applyChange(change);
  return change.file;
}

describe("a changeset names what is made from the contract", () => {
  it("next to the contract's own package, when it is public, so that every changelog mentions it", async () => {
    const own = await repository();
    repo = own;
    await own.write(
      "packages/hidden/package.json",
      '{ "name": "@shop/hidden", "version": "1.2.0", "private": true }',
    );
    const outputs = { client: "packages/client/src/generated", samples: "packages/hidden/generated" };
    await own.write("contract.config.json", JSON.stringify({ spec: "spec/openapi.yaml", outputs }));
    await own.write("spec/openapi.yaml", revisions.major);
    expect((await callIn(own.dir, ["gate"])).out).toContain(
      '    ---\n    "@shop/spec": major\n    "@shop/client": major\n    ---',
    );
    expect((await callIn(own.dir, ["gate", "--write"])).code).toBe(0);
    const [name = ""] = await own.changesets();
    const text = await own.read(`.changeset/${name}`);
    expect(text).toMatch(/^---\n#.*\n"@shop\/spec": major\n"@shop\/client": major\n---\n/);
    expect(isGenerated(text, carrier)).toBe(true);
  });
});

describe("the advice to accept a break", () => {
  const advice = "or accept it in spec/accepted.yaml";

  it("is given for a break that asks for a major release", async () => {
    repo = await repository();
    await repo.write("spec/openapi.yaml", revisions.major);
    const { findings } = await gate(repo.project);
    const breaks = findings.filter(({ finding }) => finding.level === "breaking");
    expect((await callIn(repo.dir, ["gate"])).out).toContain(advice);
    const entries = breaks.map((item) => `- { fingerprint: ${item.fingerprint}, who: mina, reason: fine }\n`);
    await repo.write("spec/accepted.yaml", entries.join(""));
    const { out } = await callIn(repo.dir, ["gate"]);
    expect(out).toContain("the contract needs minor");
    expect(out).toContain("✓ accepted");
    expect(out).not.toContain(advice);
  });

  it("is not given below 1.0.0, where it would change nothing", async () => {
    repo = await repository({ version: "0.3.0" });
    await repo.write("spec/openapi.yaml", revisions.major);
    const { out } = await callIn(repo.dir, ["gate"]);
    expect(out).toContain("the contract needs minor");
    expect(out).not.toContain(advice);
  });
});

describe("gate --write", () => {
  it("writes a changeset that changesets reads, with every change in words", async () => {
    repo = await repository();
    await repo.write(
      "spec/openapi.yaml",
      contract({ required: "[id]", properties: "        size: { type: integer }\n" }),
    );
    const file = await write(repo);
    expect(file).toMatch(/\.changeset\/contract-[0-9a-f]{6}\.md$/);
    const text = await repo.read(`.changeset/${(await repo.changesets())[0]}`);
    const { releases, summary } = parseChangesetFile(text);
    expect(releases).toEqual([{ name: carrier, type: "major" }]);
    expect(summary).toMatch(
      /\*\*Breaking\*\*[\s\S]*`name`[\s\S]*GET \/v1\/things[\s\S]*\*\*Added[\s\S]*`size`/,
    );
    expect(summary).not.toContain("written by");
    expect(await gate(repo.project)).toMatchObject({ status: "enough" });
  });

  it("rewrites its own changeset when the contract moves on", async () => {
    repo = await repository();
    await repo.write("spec/openapi.yaml", revisions.minor);
    const first = await write(repo);
    await repo.write("spec/openapi.yaml", revisions.major);
    expect(await write(repo)).toBe(first);
    expect(await repo.changesets()).toHaveLength(1);
    expect(await repo.read(`.changeset/${(await repo.changesets())[0]}`)).toMatch(/major[\s\S]*`name`/);
  });

  it("keeps the prose of a person, also in a file that it once wrote itself", async () => {
    repo = await repository();
    await repo.write("spec/openapi.yaml", revisions.minor);
    const name = `.changeset/${(await write(repo)).split("/").at(-1)}`;
    const edited = `${await repo.read(name)}\nAnd thank you for the fish.\n`;
    await repo.write(name, edited);
    await repo.write("spec/openapi.yaml", revisions.major);
    await write(repo);
    expect(await repo.read(name)).toBe(edited.replace(`"${carrier}": minor`, `"${carrier}": major`));
    expect(await repo.changesets()).toHaveLength(1);
  });

  it("raises only the line of its package, and leaves the changesets of others alone", async () => {
    repo = await repository();
    await repo.write("spec/openapi.yaml", revisions.major);
    await repo.write(
      ".changeset/mine.md",
      `---\r\n"@shop/other": minor\r\n'${carrier}':  patch\r\n---\r\n\r\nWords: minor.\r\n`,
    );
    await repo.changeset("theirs", { "@shop/other": "patch" }, "Theirs.");
    await write(repo);
    expect(await repo.read(".changeset/mine.md")).toBe(
      `---\r\n"@shop/other": minor\r\n'${carrier}':  major\r\n---\r\n\r\nWords: minor.\r\n`,
    );
    expect(await repo.read(".changeset/theirs.md")).toBe('---\n"@shop/other": patch\n---\n\nTheirs.\n');
  });
});

describe("the text of a changeset", () => {
  it("is raised for the whole name only", () => {
    const text = '---\n"@shop/spec-tools": patch\n@shop/spec: none\n---\n';
    expect(raise(text, [[carrier, "major"]])).toBe(
      '---\n"@shop/spec-tools": patch\n@shop/spec: major\n---\n',
    );
    expect(raise("---\r\na: patch\r\n---\r\n", [["b", "minor"]])).toBe(
      '---\r\n"b": minor\r\na: patch\r\n---\r\n',
    );
  });

  it("is a person's as soon as anything is different", () => {
    expect(isGenerated('---\n"@shop/spec": major\n---\n\nMine.\n', carrier)).toBe(false);
  });
});
