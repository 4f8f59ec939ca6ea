import { mkdir, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { revisions } from "@partner-licenses/document/testing/contract";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type GitHub, startGitHub } from "./support/workflow/github-server.ts";
import { runJob } from "./support/workflow/job.ts";
import { repository } from "./support/workflow/machine.ts";
import { readWorkflow, type Workflow } from "./support/workflow/model.ts";
import { type Repository, repositoryIn } from "./support/workflow/repository.ts";
import { runScript } from "./support/workflow/script.ts";
import { temporaryFolder } from "./support/workspace.ts";

const number = 7;
const head = "1".repeat(40);
const fork = { id: 99, owner: { login: "somebody" } };
const marker = "<!-- contract-report -->";

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
const at = (path: string) => join(folder.dir, path);
beforeAll(async () => {
  folder = await temporaryFolder("contract");
});
afterAll(() => folder.remove());

describe("gate.yml, run as GitHub does", () => {
  let hub: GitHub;
  let workflow: Workflow;
  let origin: Repository;
  let trigger: Awaited<ReturnType<Repository["pullRequest"]>>;
  beforeAll(async () => {
    [hub, workflow] = await Promise.all([startGitHub(), readWorkflow("gate")]);
    await mkdir(at("origin"));
    await writeFile(at("origin/openapi.yaml"), revisions.none);
    origin = await repositoryIn(at("origin"));
    trigger = await origin.pullRequest(number, (dir) =>
      writeFile(join(dir, "openapi.yaml"), revisions.major),
    );
  });
  afterAll(() => hub.stop());

  const run = async (id: string, request: Parameters<typeof runJob>[3]) => {
    const world = { dir: folder.dir, origin: origin.dir, api: hub.url };
    return runJob(world, workflow, id, request);
  };
  /** As GitHub tells of a pull request from a repository. */
  const from = (name: string) => {
    const { pull_request: pull } = trigger.payload as { pull_request: { head: object } };
    const head = { ...pull.head, repo: { full_name: name } };
    return { ...trigger, payload: { pull_request: { ...pull, head } } };
  };

  it("judges in a job that may only read, and comments in another", async () => {
    const gate = await run("gate", { trigger: from(repository) });
    expect(gate.result, gate.log).toBe("failure");
    expect(gate.log).toContain("needs major");
    const comment = await run("comment", { trigger: from(repository), needs: { gate } });
    expect(comment.result, comment.log).toBe("success");
    expect(hub.comments).toMatchObject([
      { issue: number, body: expect.stringContaining("## Contract: major") },
    ]);
    expect(workflow.jobs.gate?.permissions).toEqual({ contents: "read" });
  });

  it("leaves the comment of a fork's pull request to a run that may write", async () => {
    hub.comments.length = 0;
    const gate = await run("gate", { trigger: from("somebody/fork") });
    expect(await run("comment", { trigger: from("somebody/fork"), needs: { gate } })).toMatchObject({
      result: "skipped",
    });
    hub.pulls.push({ number, label: "somebody:pull", head: { sha: trigger.head, repo: fork } });
    const about = {
      event: "pull_request",
      head_sha: trigger.head,
      head_branch: "pull",
      head_repository: fork,
    };
    const payload = { workflow_run: { ...about, id: 5, html_url: "https://github.com/example/runs/5" } };
    const later = { ...trigger, event: "workflow_run", payload };
    const skipped = await run("gate", { trigger: later });
    expect(skipped.result).toBe("skipped");
    const comment = await run("comment", { trigger: later, needs: { gate: skipped } });
    expect(comment.result, comment.log).toBe("success");
    expect(hub.comments).toHaveLength(1);
  });
});

describe("the comment with the report", () => {
  let hub: GitHub;
  const report = () => at("contract-report/report.md");

  beforeAll(async () => {
    hub = await startGitHub();
    await mkdir(at("contract-report"));
  });
  afterAll(() => hub.stop());

  beforeEach(async () => {
    hub.comments.splice(0, Number.POSITIVE_INFINITY, {
      id: 1,
      issue: number,
      body: `${marker}\nnot the bot's`,
      user: { login: "somebody" },
    });
    hub.pulls.splice(0, Number.POSITIVE_INFINITY, {
      number,
      label: "somebody:pull",
      head: { sha: head, repo: fork },
    });
    hub.writes.length = 0;
    await rm(report(), { force: true });
    await writeFile(report(), "## Contract: major\n\n`$top` was added.\n");
  });

  const comment = (sha = head) => {
    const about = { event: "pull_request", head_sha: sha, head_branch: "pull", head_repository: fork };
    const url = "https://github.com/example/licenses/actions/runs/5";
    const event = { workflow_run: { ...about, id: 5, html_url: url } };
    return runScript("contract-comment", {
      cwd: folder.dir,
      api: hub.url,
      event,
      env: { RUNNER_TEMP: folder.dir },
    });
  };
  const own = () => hub.comments.filter(({ user }) => user.login === "github-actions[bot]");

  it("is posted once, and changed by later runs", async () => {
    expect(await comment()).toMatchObject({ code: 0, stderr: "" });
    expect(own()).toHaveLength(1);
    expect(own()[0]?.body).toMatch(/^<!-- contract-report -->\n## Contract: /);
    expect(own()[0]?.body).toContain("$top");
    await comment();
    expect(hub.writes).toEqual([`POST /issues/${number}/comments`]);
    await writeFile(report(), "## Contract: no change\n");
    await comment();
    expect(hub.writes).toEqual([`POST /issues/${number}/comments`, "PATCH /issues/comments/2"]);
    expect(own()).toMatchObject([{ body: expect.stringContaining("no change") }]);
    expect(hub.comments[0]?.body).toContain("not the bot's");
  });

  it("is not posted where nothing changes and nobody read of a change", async () => {
    await writeFile(report(), "## Contract: no change\n\n<code>openapi.yaml</code>\n");
    expect(await comment()).toMatchObject({ code: 0 });
    expect(hub.writes).toEqual([]);
  });

  it("is harmless, whatever the artifact holds", async () => {
    const hostile =
      "@example/admins ![x](https://evil.example/t.png) [merge me](//evil.example) <img src=x> <details open>\u202e fixes #1";
    await writeFile(report(), `## Contract: major\n${marker}\n${hostile}`);
    expect((await comment()).code).toBe(0);
    const body = own()[0]?.body ?? "";
    expect(body.split(marker)).toHaveLength(2);
    expect(body).not.toMatch(/@example|!\[|\]\(\/\/|https:\/\/evil|<img|<details open|#1|\u202e/);
  });

  it.each([
    ["a link to another file", (file: string) => symlink("/etc/passwd", file)],
    ["two megabytes", (file: string) => writeFile(file, "x".repeat(2 << 20))],
  ])("is not posted when the artifact is %s", async (_what, make) => {
    await rm(report());
    await make(report());
    const { code, stderr } = await comment();
    expect(code).toBe(1);
    expect(stderr).toContain("::error::report.md is not a file");
    expect(hub.writes).toEqual([]);
  });

  it("is not posted for a commit that is not the head of the pull request, nor for another repository's", async () => {
    expect(await comment("0".repeat(40))).toMatchObject({ code: 0 });
    hub.pulls[0] = { ...hub.pulls[0], head: { sha: head, repo: { id: 1 } } };
    expect(await comment()).toMatchObject({ code: 0 });
    expect(hub.writes).toEqual([]);
  });
});
