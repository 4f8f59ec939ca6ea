import { mkdir, writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { output, run } from "../scripts/tests/run.mjs";
import { type GitHub, startGitHub } from "./support/workflow/github-server.ts";
import { readWorkflow } from "./support/workflow/model.ts";
import { runScript } from "./support/workflow/script.ts";
import { root, temporaryFolder } from "./support/workspace.ts";

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeAll(async () => {
  folder = await temporaryFolder("steps");
});
afterAll(() => folder.remove());

/** The line of the one step of a job that runs something. */
async function lineOf(workflow: string, job: string): Promise<string> {
  const { jobs } = await readWorkflow(workflow);
  const lines = jobs[job]?.steps.flatMap((step) => step.run ?? []) ?? [];
  expect(lines).toHaveLength(1);
  return lines[0] ?? "";
}

/** The expression for how a job ended. */
const resultOf = (job: string) => `\${{ needs.${job}.result }}`;

/** Runs a line as GitHub does, with a stand-in for npm that prints how it is called. */
async function runLine(line: string, env: Record<string, string>) {
  const bin = join(folder.dir, "bin");
  await mkdir(bin, { recursive: true });
  const script = '#!/bin/sh\necho "npm $* DOCS_URL=$DOCS_URL"\n';
  await writeFile(join(bin, "npm"), script, { mode: 0o755 });
  const args = ["--noprofile", "--norc", "-eo", "pipefail", "-c", line];
  const PATH = `${bin}${delimiter}${process.env.PATH}`;
  return run("bash", args, { cwd: folder.dir, env: { ...env, PATH } });
}

describe("ci.yml", () => {
  it.each([
    ["success", "success", 0],
    ["success", "failure", 1],
    ["failure", "success", 1],
    ["success", "cancelled", 1],
    ["skipped", "success", 1],
  ])("checks %s and tests %s end with %i", async (check, test, code) => {
    const line = await lineOf("ci", "ci-ok");
    expect(await runLine(line, { CHECK: check, TEST: test })).toMatchObject({ code });
  });

  it("asks both jobs how they ended, whatever that is", async () => {
    const { jobs } = await readWorkflow("ci");
    expect(jobs["ci-ok"]).toMatchObject({
      if: "always()",
      needs: ["check", "test"],
      steps: [{ env: { CHECK: resultOf("check"), TEST: resultOf("test") } }],
    });
  });

  it("runs every step of `pnpm check`: the tests in parts, all others in one job", async () => {
    const [, options = ""] = /^npm run ci -- check (.*)$/.exec(await lineOf("ci", "check")) ?? [];
    const list = (...args: string[]) =>
      output("node", ["scripts/check.mjs", ...args, "--list"], { cwd: root });
    const all = (await list()).trim().split("\n");
    expect(all).toContain("tests");
    expect((await list(...options.split(" "))).trim().split("\n")).toEqual(
      all.filter((name) => name !== "tests"),
    );
    expect(await lineOf("ci", "test")).toMatch(/^npm run ci -- test "\$PART\/\d+"$/);
  });
});

describe("docs.yml", () => {
  it("builds a site that knows its address on Pages", async () => {
    const line = await lineOf("docs", "build");
    const { stdout } = await runLine(line, { GITHUB_REPOSITORY: "example/licenses" });
    expect(stdout).toBe("npm run ci -- docs DOCS_URL=https://example.github.io/licenses/\n");
  });

  it("builds it anew for another address: turbo passes the variable on", async () => {
    const hash = async (DOCS_URL: string) => {
      const args = ["exec", "turbo", "run", "build", "--filter=./apps/docs", "--dry=json"];
      const { tasks } = JSON.parse(await output("pnpm", args, { cwd: root, env: { DOCS_URL } })) as {
        tasks: { taskId: string; hash: string }[];
      };
      return tasks.find(({ taskId }) => taskId === "@partner-licenses/docs#build")?.hash;
    };
    const own = await hash("https://example.github.io/licenses/");
    expect(own).toMatch(/^[0-9a-f]+$/);
    expect(await hash("")).not.toBe(own);
    expect(await hash("https://example.github.io/licenses/")).toBe(own);
  });

  it("publishes what is built", async () => {
    const { jobs } = await readWorkflow("docs");
    expect(jobs.build?.steps.at(-1)).toMatchObject({
      uses: expect.stringMatching(/^actions\/upload-pages-artifact@/),
      with: { path: "apps/docs/dist" },
    });
  });
});

describe("compatibility.yml", () => {
  let hub: GitHub;
  beforeAll(async () => {
    hub = await startGitHub();
  });
  afterAll(() => hub.stop());

  it("opens one issue, keeps it true, and closes it when the checks pass again", async () => {
    const report = async (RESULT: "success" | "failure") => {
      const result = await runScript("compatibility-issue", {
        cwd: folder.dir,
        api: hub.url,
        env: { RESULT },
      });
      expect(result).toMatchObject({ code: 0, stderr: "" });
    };
    await report("success");
    expect(hub.issues).toEqual([]);
    await report("failure");
    await report("failure");
    expect(hub.issues).toMatchObject([{ title: expect.stringContaining("latest dependencies") }]);
    expect(hub.issues[0]?.body).toContain("https://github.com/example/licenses/actions/runs/1");
    await report("success");
    expect(hub.issues).toMatchObject([{ state: "closed" }]);
  });

  it("reports how the checks ended, also when they failed", async () => {
    const { jobs } = await readWorkflow("compatibility");
    expect(jobs.report).toMatchObject({ if: "always()", needs: "latest" });
    expect(jobs.report?.steps.at(-1)).toMatchObject({
      run: "npm run ci -- compatibility-issue",
      env: { RESULT: resultOf("latest") },
    });
  });
});

it("a release moves the tag of its major version, which workflows of others name", async () => {
  const hub = await startGitHub();
  onTestFinished(() => hub.stop());
  const cwd = join(folder.dir, "release");
  await mkdir(join(cwd, "spec"), { recursive: true });
  const release = async (version: string, GITHUB_SHA: string) => {
    await writeFile(join(cwd, "spec/package.json"), JSON.stringify({ version }));
    await writeFile(join(cwd, "spec/CHANGELOG.md"), `# A\n\n## ${version}\n\nIt is new.\n`);
    const done = await runScript("github-release", { cwd, api: hub.url, env: { GITHUB_SHA } });
    expect(done).toMatchObject({ code: 0, stderr: "" });
    return Object.fromEntries(hub.refs);
  };
  expect(await release("1.0.0", "a")).toEqual({ "refs/tags/v1": "a" });
  expect(await release("1.1.0", "b")).toEqual({ "refs/tags/v1": "b" });
  expect(await release("2.0.0-next.0", "c")).toEqual({ "refs/tags/v1": "b" });
  expect(await release("1.0.0", "d")).toEqual({ "refs/tags/v1": "b" });
  expect(hub.releases).toHaveLength(3);
});
