import { contract, revisions } from "@partner-licenses/document/testing/contract";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { gate, passes } from "../../src/gate/index.ts";
import { record } from "../../src/history/record.ts";
import { carrier, type Repository, repository } from "./repository.ts";

describe("pre mode", () => {
  let repo: Repository;
  const both = contract({ required: "[id]", properties: "        size: { type: integer }\n" });

  beforeEach(async () => {
    repo = await repository();
    await repo.write(".changeset/pre.json", JSON.stringify({ mode: "pre", tag: "next" }));
  });
  afterEach(() => repo.remove());

  /** As `changeset version` leaves it: the changeset is used up, the versions are raised, the contract recorded. */
  async function preRelease(revision: string, bump: string, version: string): Promise<void> {
    await repo.write("spec/openapi.yaml", revision);
    await repo.changeset("pre/used", { [carrier]: bump });
    for (const [dir, name] of [
      ["spec", carrier],
      ["packages/client", "@shop/client"],
      ["packages/other", "@shop/other"],
    ])
      await repo.write(`${dir}/package.json`, JSON.stringify({ name, version }));
    await record(repo.project);
  }

  it("compares with the last stable contract, and counts what earlier pre-releases have used up", async () => {
    await preRelease(revisions.major, "major", "2.0.0-next.0");
    expect(await gate(repo.project)).toMatchObject({
      status: "enough",
      base: { version: "1.2.0" },
      needed: "major",
      declared: "major",
    });
  });

  it("asks for more when a later change outgrows the line", async () => {
    await preRelease(revisions.minor, "minor", "1.3.0-next.0");
    await repo.write("spec/openapi.yaml", both);
    await repo.changeset("mine", { [carrier]: "patch" });
    const result = await gate(repo.project);
    expect(result).toMatchObject({ status: "less", needed: "major", declared: "minor" });
    expect(result.change).toMatchObject({ kind: "raised", bumps: [[carrier, "major"]] });
    expect(result.change?.file).toMatch(/mine\.md$/);
  });

  it("never edits a changeset that is used up", async () => {
    await preRelease(revisions.minor, "minor", "1.3.0-next.0");
    await repo.write("spec/openapi.yaml", both);
    expect((await gate(repo.project)).change).toMatchObject({ kind: "new", bumps: [[carrier, "major"]] });
  });

  it("a change since the last pre-release needs a changeset of its own", async () => {
    await preRelease(revisions.major, "major", "2.0.0-next.0");
    await repo.write("spec/openapi.yaml", both);
    const result = await gate(repo.project);
    expect(result).toMatchObject({ status: "pending", change: { kind: "new", bumps: [[carrier, "patch"]] } });
    expect(passes(result)).toBe(false);
    await repo.changeset("mine", { [carrier]: "patch" });
    expect(await gate(repo.project)).toMatchObject({ status: "enough" });
  });

  it("a pre-release that is taken back needs a changeset that says only that", async () => {
    await preRelease(revisions.minor, "minor", "1.3.0-next.0");
    await repo.write("spec/openapi.yaml", revisions.none);
    const result = await gate(repo.project);
    expect(result).toMatchObject({
      status: "pending",
      needed: "none",
      change: { kind: "new", bumps: [[carrier, "patch"]] },
    });
    expect(result.change?.text).toMatch(/`size` was removed/);
  });

  it("on the way out, all changesets count", async () => {
    await preRelease(revisions.major, "major", "2.0.0-next.0");
    await repo.write(".changeset/pre.json", JSON.stringify({ mode: "exit", tag: "next" }));
    expect(await gate(repo.project)).toMatchObject({ status: "enough", declared: "major" });
  });

  it("a first line of pre-releases makes no promise yet", async () => {
    await repo.remove();
    repo = await repository({ version: "1.0.0-next.0" });
    await repo.write("spec/openapi.yaml", revisions.major);
    expect(await gate(repo.project)).toMatchObject({ status: "first" });
  });
});
