import { readFile, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { output } from "../scripts/tests/run.mjs";
import { removeChangesets } from "./support/changesets.ts";
import { type GitHub, startGitHub } from "./support/workflow/github-server.ts";
import { runJob } from "./support/workflow/job.ts";
import type { World } from "./support/workflow/machine.ts";
import { readWorkflow, type Trigger } from "./support/workflow/model.ts";
import { type Repository, repositoryOf } from "./support/workflow/repository.ts";
import { sharedCache } from "./support/workflow/world.ts";
import { root, temporaryFolder } from "./support/workspace.ts";

const number = 7;
const fork = { id: 99, owner: { login: "somebody" } };
const marker = "<!-- contract-report -->";

/** A state after a release: the contract recorded, and no changesets left. */
async function release(dir: string): Promise<void> {
  await removeChangesets(dir);
  await output("node", [join(root, "packages/contract-kit/bin/contract.js"), "record"], { cwd: dir });
}

async function addParameter(dir: string): Promise<void> {
  const file = join(dir, "spec/openapi.yaml");
  const text = await readFile(file, "utf8");
  const where = "      parameters:\n";
  expect(text).toContain(where);
  const added = `${where}        - { name: $top, in: query, required: true, description: "How many.", schema: { type: integer }, example: 1 }\n`;
  await writeFile(file, text.replace(where, added));
}

describe("the contract report of a pull request", () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let hub: GitHub;
  let world: World;
  let origin: Repository;
  let pull: Trigger & { readonly head: string };

  beforeAll(async () => {
    folder = await temporaryFolder("contract");
    hub = await startGitHub();
    origin = await repositoryOf(join(folder.dir, "origin"), release);
    pull = await origin.pullRequest(number, addParameter);
    world = { dir: folder.dir, origin: origin.dir, api: hub.url, environment: sharedCache };
  });

  beforeEach(() => {
    hub.comments.splice(0, Number.POSITIVE_INFINITY, {
      id: 1,
      issue: number,
      body: `${marker}\nnot the bot's`,
      user: { login: "somebody" },
    });
    hub.pulls.splice(0, Number.POSITIVE_INFINITY, {
      number,
      label: "somebody:pull",
      head: { sha: pull.head, repo: fork },
    });
    hub.writes.length = 0;
  });

  afterAll(async () => {
    await hub.stop();
    await folder.remove();
  });

  const comment = async (sha = pull.head) => {
    const run = { event: "pull_request", head_sha: sha, head_branch: "pull", head_repository: fork };
    const payload = {
      workflow_run: { ...run, id: 5, html_url: "https://github.com/example/licenses/actions/runs/5" },
    };
    const main = (await origin.git("rev-parse", "main")).trim();
    const trigger = { event: "workflow_run", ref: "refs/heads/main", sha: main, payload };
    return runJob(world, await readWorkflow("contract-comment"), "comment", { trigger });
  };
  const own = () => hub.comments.filter(({ user }) => user.login === "github-actions[bot]");
  const report = join("artifacts", "contract-report", "report.md");

  it("is made without rights, and the run fails when no changeset covers the change", async () => {
    const workflow = await readWorkflow("contract");
    const { result, log, ran, summary } = await runJob(world, workflow, "report", { trigger: pull });
    expect(ran).toEqual(["npm run ci -- contract-report", "npm run ci -- gate"]);
    const text = await readFile(join(folder.dir, report), "utf8");
    expect(text, log).toMatch(/^## Contract: /);
    expect(text).toContain("$top");
    expect(text).toMatch(/### ✗ Changesets/);
    expect(summary.trim()).toBe(text.trim());
    expect(result).toBe("failure");
    expect(log).toContain("gate --write");
  });

  it("becomes one comment, which later runs change", async () => {
    expect(await comment()).toMatchObject({ result: "success", ran: ["npm run ci -- contract-comment"] });
    expect(own()).toHaveLength(1);
    expect(own()[0]?.body).toMatch(/^<!-- contract-report -->\n## Contract: /);
    expect(own()[0]?.body).toContain("$top");
    await comment();
    expect(hub.writes).toEqual([`POST /issues/${number}/comments`]);
    await writeFile(join(folder.dir, report), "## Contract: no change\n");
    await comment();
    expect(hub.writes).toEqual([`POST /issues/${number}/comments`, "PATCH /issues/comments/2"]);
    expect(own()).toMatchObject([{ body: expect.stringContaining("no change") }]);
    expect(hub.comments[0]?.body).toContain("not the bot's");
  });

  it("is harmless, whatever the artifact holds", async () => {
    await writeFile(
      join(folder.dir, report),
      `${marker}\n@example/admins ![x](https://evil.example/t.png) [merge me](//evil.example) <img src=x> <details open>\u202e fixes #1`,
    );
    expect((await comment()).result).toBe("success");
    const body = own()[0]?.body ?? "";
    expect(body.split(marker)).toHaveLength(2);
    expect(body).not.toMatch(/@example|!\[|\]\(\/\/|https:\/\/evil|<img|<details open|#1|\u202e/);
  });

  it.each([
    ["a link to another file", (file: string) => symlink("/etc/passwd", file)],
    ["two megabytes", (file: string) => writeFile(file, "x".repeat(2 << 20))],
  ])("is not posted when the artifact is %s", async (_what, make) => {
    const file = join(folder.dir, report);
    await rm(file);
    await make(file);
    const { result, log } = await comment();
    expect(result).toBe("failure");
    expect(log).toContain("::error::report.md is not a file");
    expect(hub.writes).toEqual([]);
    await rm(file);
    await writeFile(file, "## Contract: no change\n");
  });

  it("is not posted for a commit that is not the head of the pull request, nor for another repository's", async () => {
    expect(await comment("0".repeat(40))).toMatchObject({ result: "success" });
    hub.pulls[0] = { ...hub.pulls[0], head: { sha: pull.head, repo: { id: 1 } } };
    expect(await comment()).toMatchObject({ result: "success" });
    expect(hub.writes).toEqual([]);
  });
});
