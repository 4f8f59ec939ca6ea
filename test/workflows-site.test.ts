import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type GitHub, startGitHub } from "./support/workflow/github-server.ts";
import { runJob } from "./support/workflow/job.ts";
import type { World } from "./support/workflow/machine.ts";
import { readWorkflow, type Trigger } from "./support/workflow/model.ts";
import { repositoryOf } from "./support/workflow/repository.ts";
import { sharedCache } from "./support/workflow/world.ts";
import { temporaryFolder } from "./support/workspace.ts";

describe("the other workflows, run as GitHub does", () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let hub: GitHub;
  let world: World;
  let trigger: Trigger;

  beforeAll(async () => {
    folder = await temporaryFolder("site");
    hub = await startGitHub();
    const origin = await repositoryOf(join(folder.dir, "origin"));
    world = { dir: folder.dir, origin: origin.dir, api: hub.url, environment: sharedCache };
    const sha = (await origin.git("rev-parse", "HEAD")).trim();
    trigger = { event: "push", ref: "refs/heads/main", sha, payload: {} };
  });

  afterAll(async () => {
    await hub.stop();
    await folder.remove();
  });

  it("docs.yml builds a site for Pages", async () => {
    const { result, log } = await runJob(world, await readWorkflow("docs"), "build", { trigger });
    expect(result, log).toBe("success");
    const page = await readFile(join(folder.dir, "artifacts/github-pages/index.html"), "utf8");
    expect(page).toMatch(/<html/);
    expect(page, "below /<repository>/ a path from the root leads nowhere").not.toMatch(
      /(?:src|href)="\/(?!\/)/,
    );
  });

  it("compatibility.yml opens one issue, keeps it true, and closes it when the checks pass again", async () => {
    const workflow = await readWorkflow("compatibility");
    const report = async (result: "success" | "failure") => {
      const needs = { latest: { result, outputs: {} } };
      expect(await runJob(world, workflow, "report", { trigger, needs })).toMatchObject({
        result: "success",
      });
    };
    await report("success");
    expect(hub.issues).toEqual([]);
    await report("failure");
    await report("failure");
    expect(hub.issues).toMatchObject([{ title: expect.stringContaining("latest dependencies") }]);
    expect(hub.issues[0]?.["body"]).toContain("https://github.com/example/licenses/actions/runs/1");
    await report("success");
    expect(hub.issues).toMatchObject([{ state: "closed" }]);
  });
});
