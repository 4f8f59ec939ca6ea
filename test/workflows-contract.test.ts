import { mkdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { output, run } from "../scripts/tests/run.mjs";
import { removeChangesets } from "./support/changesets.ts";
import { type GitHub, startGitHub } from "./support/workflow/github-server.ts";
import { repositoryOf } from "./support/workflow/repository.ts";
import { runScript } from "./support/workflow/script.ts";
import { root, temporaryFolder } from "./support/workspace.ts";

const number = 7;
const head = "1".repeat(40);
const fork = { id: 99, owner: { login: "somebody" } };
const marker = "<!-- contract-report -->";
const contract = join(root, "packages/contract-kit/bin/contract.js");

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
const at = (path: string) => join(folder.dir, path);
beforeAll(async () => {
  folder = await temporaryFolder("contract");
});
afterAll(() => folder.remove());

describe("the contract report of a pull request", () => {
  /** A state after a release: the contract recorded, and no changesets left. */
  async function release(dir: string): Promise<void> {
    await removeChangesets(dir);
    await output("node", [contract, "record"], { cwd: dir });
  }

  async function addParameter(dir: string): Promise<void> {
    const file = join(dir, "spec/openapi.yaml");
    const text = await readFile(file, "utf8");
    const where = "      parameters:\n";
    expect(text).toContain(where);
    const added = `${where}        - { name: $top, in: query, required: true, description: "How many.", schema: { type: integer }, example: 1 }\n`;
    await writeFile(file, text.replace(where, added));
  }

  it("shows what GitHub's merge changes, and that no changeset covers it", async () => {
    const { dir, git, pullRequest } = await repositoryOf(at("merge"), release);
    const { sha } = await pullRequest(number, addParameter);
    await git("checkout", "-q", "--detach", sha);
    // The command is built here already; its place in the checkout leads to it.
    for (const name of ["dist", "node_modules"])
      await symlink(join(root, "packages/contract-kit", name), join(dir, "packages/contract-kit", name));
    await mkdir(at("bin"));
    await writeFile(at("bin/turbo"), "#!/bin/sh\nexit 0\n", { mode: 0o755 });
    const env = { PATH: `${at("bin")}${delimiter}${process.env.PATH}` };

    const { code, summary, stderr } = await runScript("contract-report", { cwd: dir, env });
    expect(code, stderr).toBe(0);
    const report = await readFile(join(dir, "contract-report/report.md"), "utf8");
    expect(report).toMatch(/^## Contract: /);
    expect(report).toContain("$top");
    expect(report).toMatch(/### ✗ Changesets/);
    expect(summary.trim()).toBe(report.trim());

    const gate = await run("node", [contract, "gate"], { cwd: dir });
    expect(gate.code).toBe(1);
    expect(gate.stdout + gate.stderr).toContain("gate --write");
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

  it("is harmless, whatever the artifact holds", async () => {
    const hostile =
      "@example/admins ![x](https://evil.example/t.png) [merge me](//evil.example) <img src=x> <details open>\u202e fixes #1";
    await writeFile(report(), `${marker}\n${hostile}`);
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
