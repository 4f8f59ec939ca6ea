import { appendFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ownTurboCache } from "../scripts/tests/turbo-cache.mjs";
import { startRegistry } from "./rehearsal/registry.mjs";
import { declareOnly } from "./support/changesets.ts";
import { type GitHub, startGitHub } from "./support/workflow/github-server.ts";
import { type Result, runJob } from "./support/workflow/job.ts";
import type { World } from "./support/workflow/machine.ts";
import { readWorkflow, type Workflow } from "./support/workflow/model.ts";
import { type Repository, repositoryOf } from "./support/workflow/repository.ts";
import { publishedPackages, root, temporaryFolder } from "./support/workspace.ts";

const branch = "changeset-release/main";

describe("release.yml, run as GitHub does", () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let hub: GitHub;
  let registry: Awaited<ReturnType<typeof startRegistry>>;
  let origin: Repository;
  let world: World;
  let workflow: Workflow;
  let names: string[];
  let version: string;
  const done: Record<string, Result> = {};

  beforeAll(async () => {
    folder = await temporaryFolder("release");
    [hub, registry, workflow] = await Promise.all([
      startGitHub(),
      startRegistry(join(folder.dir, "registry")),
      readWorkflow("release"),
    ]);
    origin = await repositoryOf(join(folder.dir, "origin"), async (dir) => {
      version = await declareOnly(dir, "major", "What users read.");
      // Minutes for a release that nobody uses; `compat.test.ts` compares releases of its own.
      await writeFile(join(dir, "scripts/compat.mjs"), "");
    });
    names = (await publishedPackages()).map(({ name }) => name);
    const scope = names[0]?.split("/")[0] ?? "";
    const prepare = async (checkout: string) => {
      await writeFile(join(checkout, ".npmrc"), registry.npmrc(scope));
      await appendFile(join(checkout, ".git/info/exclude"), ".npmrc\n");
    };
    const environment = await ownTurboCache(root, join(folder.dir, "cache"));
    world = { dir: folder.dir, origin: origin.dir, api: hub.url, environment, prepare };
  });

  afterAll(async () => {
    await Promise.all([hub.stop(), registry.stop()]);
    await folder.remove();
  });

  /** Runs a job after those that it needs, for a push of what `main` is now. */
  async function run(id: string): Promise<Result> {
    const sha = (await origin.git("rev-parse", "main")).trim();
    const trigger = { event: "push", ref: "refs/heads/main", sha, payload: {} };
    const result = await runJob(world, workflow, id, { trigger, needs: done });
    expect(result.result, result.log).not.toBe("failure");
    done[id] = result;
    return result;
  }

  it("with changesets, opens the pull request that versions them, and has it checked", async () => {
    expect((await run("mode")).outputs).toEqual({ mode: "version" });
    expect(await run("version")).toMatchObject({
      result: "success",
      ran: ["npm run ci -- version", "npm run ci -- version-request"],
    });
    expect(hub.pulls).toMatchObject([{ head: branch, base: "main", title: `Release ${version}` }]);
    expect(hub.dispatched).toEqual([{ workflow: "ci.yml", ref: branch }]);
    expect(await origin.git("show", `${branch}:spec/openapi.yaml`)).toContain(`version: ${version}`);
    const left = await origin.git("ls-tree", "-r", "--name-only", branch, ".changeset");
    expect(left).not.toMatch(/(?<!README)\.md$/m);
    done.ci = { ...(done.mode as Result), result: "success" };
    expect((await run("pack")).result).toBe("skipped");
  });

  it("once that is merged, packs without rights and publishes what was packed", async () => {
    await origin.git("merge", "-q", "--ff-only", branch);
    expect((await run("mode")).outputs).toEqual({ mode: "publish" });
    expect((await run("version")).result).toBe("skipped");
    await run("pack");
    const packed = await readdir(join(folder.dir, "artifacts/release-packages/packages"));
    expect(packed).toHaveLength(names.length);
    expect(registry.arrived()).toBe(0);
    await run("publish");
    expect(registry.arrived()).toBe(names.length);
    for (const name of names)
      expect((await registry.packument(name))?.["dist-tags"], name).toEqual({ latest: version });
  });

  it("tags it once, with the changelog of the contract", async () => {
    await run("tag");
    await run("tag");
    const sha = (await origin.git("rev-parse", "main")).trim();
    expect(hub.releases).toMatchObject([
      { tag_name: `v${version}`, target_commitish: sha, prerelease: false },
    ]);
    expect(hub.releases[0]?.body).toContain("What users read.");
  });

  it("gives the identity to the publishing job alone, and no job a token of npm", () => {
    const withIdentity = Object.entries(workflow.jobs).filter(([, job]) => job.permissions["id-token"]);
    expect(withIdentity.map(([id]) => id)).toEqual(["publish"]);
    expect(workflow.jobs.publish).toMatchObject({
      environment: "npm",
      permissions: { contents: "read", "id-token": "write" },
    });
    expect(JSON.stringify(workflow)).not.toMatch(/NPM_TOKEN|NODE_AUTH_TOKEN|secrets\./);
    expect(workflow.jobs.ci?.uses).toBe("./.github/workflows/ci.yml");
    for (const id of ["pack", "publish"])
      expect(JSON.stringify(workflow.jobs[id]?.steps)).not.toContain("github.token");
  });

  it("ci.yml can be called by it", async () => {
    expect((await readWorkflow("ci")).on).toHaveProperty("workflow_call");
  });
});
