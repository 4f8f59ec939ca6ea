import { appendFile, rm, symlink } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { output, run } from "../scripts/tests/run.mjs";
import { declareOnly, removeChangesets } from "./support/changesets.ts";
import { copyWorkspace, root, temporaryFolder } from "./support/workspace.ts";

const manifests = /(^|\/)(package\.json|pnpm-workspace\.yaml|openapi\.yaml)$|^\.changeset\/|^scripts\//;

describe("changesets", () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  const git = (...args: string[]) =>
    output("git", ["-c", "user.name=t", "-c", "user.email=t@example.com", ...args], { cwd: folder.dir });
  const changeset = (...args: string[]) =>
    run(join(root, "node_modules/.bin/changeset"), args, { cwd: folder.dir });

  beforeAll(async () => {
    folder = await temporaryFolder("changesets");
    await copyWorkspace(folder.dir, (file) => manifests.test(file));
    await symlink(join(root, "node_modules"), join(folder.dir, "node_modules"));
    await appendFile(join(folder.dir, ".gitignore"), "node_modules\n");
    await git("init", "-q", "-b", "main");
    await git("add", "-A");
    await git("commit", "-qm", "base");
    await git("checkout", "-qb", "change");
  });

  afterAll(() => folder.remove());

  it.each(["minor", "major"] as const)(
    "a %s version bumps every package to one number and writes it into the contract",
    async (bump) => {
      const version = await declareOnly(folder.dir, bump, "A test.");
      expect(await changeset("version")).toMatchObject({ code: 0 });
      await output("node", ["scripts/version.mjs"], { cwd: folder.dir });
      const versions = await output(
        "git",
        ["grep", "-hE", '^  "?version"?: ', "--", "*package.json", "spec/openapi.yaml"],
        { cwd: folder.dir },
      );
      const numbers = new Set(versions.match(/\d+\.\d+\.\d+/g));
      expect([...numbers]).toEqual([version]);
      await output("node", ["scripts/version.mjs", "--check"], { cwd: folder.dir });
      await git("checkout", "-q", ".");
      await git("clean", "-fdq");
    },
  );

  it("status fails when the contract changes and no changeset says so", async () => {
    await removeChangesets(folder.dir);
    await git("commit", "-qam", "release", "--allow-empty");
    await git("branch", "-f", "main");
    expect((await changeset("status")).code).toBe(0);
    await appendFile(join(folder.dir, "spec/openapi.yaml"), "# a change\n");
    await git("commit", "-qam", "edit the contract");
    const status = await changeset("status");
    expect(status.code).toBe(1);
    expect(status.stdout + status.stderr).toMatch(/changeset/);
    await rm(join(folder.dir, "node_modules"));
  });
});
