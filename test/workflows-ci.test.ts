import { appendFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runJob } from "./support/workflow/job.ts";
import type { World } from "./support/workflow/machine.ts";
import { readWorkflow, type Trigger, type Workflow } from "./support/workflow/model.ts";
import { type Repository, repositoryOf } from "./support/workflow/repository.ts";
import { sharedCache } from "./support/workflow/world.ts";
import { temporaryFolder } from "./support/workspace.ts";

// The parts run these files alone: dividing all tests is proved by listing them, in shards.test.ts.
const files = [
  "spec/test/facts.test.mjs",
  "spec/test/generate-value.test.mjs",
  "packages/types/test/types.test-d.ts",
];

describe("ci.yml, run as GitHub does", () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let origin: Repository;
  let workflow: Workflow;
  let world: World;
  let trigger: Trigger;

  beforeAll(async () => {
    folder = await temporaryFolder("ci");
    workflow = await readWorkflow("ci");
    origin = await repositoryOf(join(folder.dir, "origin"));
    trigger = await origin.pullRequest(7, (dir) => appendFile(join(dir, "README.md"), "\nOne more line.\n"));
    const environment = {
      ...sharedCache,
      TEST_FILES: files.join(" "),
      CHECK_STEPS: "versions changeset gate build",
    };
    world = { dir: folder.dir, origin: origin.dir, api: "http://127.0.0.1:9", environment };
  });

  afterAll(() => folder.remove());

  it("the checks pass in a clean clone", async () => {
    const { result, log, ran } = await runJob(world, workflow, "check", { trigger });
    expect(log).toMatch(/checks: 4 passed, 0 failed/);
    expect(result).toBe("success");
    expect(ran).toEqual(["npm run ci -- check --skip tests"]);
  });

  it("the parts of the tests run every file once", async () => {
    const parts = workflow.jobs["test"]?.strategy?.matrix["part"] ?? [];
    const logs: string[] = [];
    for (const part of parts) {
      const { result, log } = await runJob(world, workflow, "test", { trigger, matrix: { part } });
      expect(result, log).toBe("success");
      expect(log).toMatch(/Test Files {2}1 passed \(1\)/);
      logs.push(log);
    }
    const ran = logs.flatMap((log) => [...log.matchAll(/✓.* (test\/\S+)/g)].map(([, file]) => file));
    expect(ran.sort()).toEqual(files.map((file) => file.replace(/^.*?(?=test\/)/, "")).sort());
  });

  it.each([
    ["success", "success", "success"],
    ["success", "failure", "failure"],
    ["failure", "success", "failure"],
    ["success", "cancelled", "failure"],
    ["skipped", "success", "failure"],
  ])("checks %s and tests %s make %s", async (check, test, expected) => {
    const needs = Object.fromEntries(
      Object.entries({ check, test }).map(([name, result]) => [
        name,
        { result: result as "success", outputs: {} },
      ]),
    );
    const { result } = await runJob(world, workflow, "ci-ok", { trigger, needs });
    expect(result).toBe(expected);
  });
});
