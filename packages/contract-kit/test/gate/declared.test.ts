import { contract, revisions } from "@partner-licenses/document/testing/contract";
import { afterEach, describe, expect, it } from "vitest";
import { gate, passes } from "../../src/gate/index.ts";
import { carrier, type Options, type Repository, repository } from "./repository.ts";

let repo: Repository | undefined;
afterEach(() => repo?.remove());

async function changed(options: Options = {}, revision: string = revisions.major): Promise<Repository> {
  repo = await repository(options);
  await repo.write("spec/openapi.yaml", revision);
  return repo;
}

describe("what counts as declared", () => {
  it("no changeset and an empty one declare nothing", async () => {
    const { project, write } = await changed();
    expect(await gate(project)).toMatchObject({ status: "less", declared: "none", change: { kind: "new" } });
    await write(".changeset/empty.md", "---\n---\n");
    expect(await gate(project)).toMatchObject({ status: "less", declared: "none", change: { kind: "new" } });
  });

  it("a package of the fixed group counts, one outside of it does not", async () => {
    const { project, changeset } = await changed();
    await changeset("other", { "@shop/other": "major" });
    expect(await gate(project)).toMatchObject({ status: "less", declared: "none" });
    await changeset("client", { "@shop/client": "major" });
    expect(await gate(project)).toMatchObject({ status: "enough", declared: "major" });
  });

  it("a linked package counts only when the contract's package is released too", async () => {
    const config = { fixed: [], linked: [[carrier, "@shop/client"]] };
    const { project, changeset } = await changed({ config });
    await changeset("client", { "@shop/client": "major" });
    expect(await gate(project)).toMatchObject({ status: "less", declared: "none" });
    await changeset("spec", { [carrier]: "patch" });
    expect(await gate(project)).toMatchObject({ status: "enough", declared: "major" });
  });

  it("several changesets count as the largest of them", async () => {
    const { project, changeset } = await changed();
    await changeset("a", { [carrier]: "patch" });
    await changeset("b", { [carrier]: "minor" });
    const result = await gate(project);
    expect(result).toMatchObject({ status: "less", declared: "minor", change: { kind: "raised" } });
    expect(result.change?.file).toMatch(/b\.md$/);
  });

  it.each<[string, Options, RegExp]>([
    ["ignored", { config: { ignore: [carrier], fixed: [] } }, /listed under `ignore`/],
    ["private", { manifest: { private: true } }, /is private/],
  ])("a package that is %s is never released, and the gate says why", async (_, options, why) => {
    const { project } = await changed(options);
    const result = await gate(project);
    expect(result.status).toBe("less");
    expect(result.skipped).toMatch(why);
    expect(result.change).toBeUndefined();
  });

  it("a private package counts when changesets versions private packages", async () => {
    const { project, changeset } = await changed({
      manifest: { private: true },
      config: { privatePackages: { version: true, tag: false } },
    });
    await changeset("spec", { [carrier]: "major" });
    expect(await gate(project)).toMatchObject({ status: "enough" });
  });

  it("a renamed package keeps its history, and an old name in a changeset is shown with its place", async () => {
    const { project, write, changeset } = await changed();
    await write("spec/package.json", JSON.stringify({ name: "@shop/contract", version: "1.2.0" }));
    await write(".changeset/config.json", "{}");
    await changeset("old", { "@shop/client": "patch", [carrier]: "major" });
    await expect(gate(project)).rejects.toMatchObject({
      message: expect.stringContaining(carrier),
      hint: expect.stringContaining("@shop/contract"),
      places: [{ line: 3 }],
    });
    await changeset("old", { "@shop/contract": "major" });
    expect(await gate(project)).toMatchObject({ status: "enough", base: { version: "1.2.0" } });
  });
});

describe("without a release", () => {
  it("passes before the first release, with or without changesets", async () => {
    const { project, changeset } = await changed({ released: false, version: "0.9.0" });
    expect(await gate(project)).toMatchObject({ status: "first", declared: "none" });
    await changeset("first", { [carrier]: "major" });
    expect(await gate(project)).toMatchObject({ status: "first", declared: "major" });
  });

  it("still refuses a contract that cannot be read", async () => {
    const { project, write } = await changed({ released: false });
    await write("spec/openapi.yaml", "openapi: [");
    await expect(gate(project)).rejects.toThrow(/YAML/);
  });

  it("fails where a version's contract was never recorded: what it added could go unnoticed", async () => {
    const { project, write } = await changed({}, contract());
    await write("spec/package.json", JSON.stringify({ name: carrier, version: "1.3.0" }));
    const result = await gate(project);
    expect(result).toMatchObject({
      status: "enough",
      faults: [{ kind: "unrecorded", message: expect.stringMatching(/1\.3\.0.*1\.2\.0/) }],
    });
    expect(passes(result)).toBe(false);
  });
});
