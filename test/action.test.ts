import { copyFile, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { contract } from "@partner-licenses/document/testing/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Run } from "../scripts/tests/run.mjs";
import { took } from "./support/took.ts";
import { checkout } from "./support/workflow/actions.ts";
import { startMachine } from "./support/workflow/machine.ts";
import type { Trigger } from "./support/workflow/model.ts";
import { readAction, useAction } from "./support/workflow/own-action.ts";
import { type Repository, repositoryIn } from "./support/workflow/repository.ts";
import { root, temporaryFolder } from "./support/workspace.ts";

const at = (version: string, parts = {}) => contract({ version, ...parts });
const less = (version: string, parts = {}) => at(version, { required: "[id]", ...parts });

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let count = 0;

// What a runner downloads of this repository, as far as the action needs it: no package is installed.
beforeAll(async () => {
  folder = await temporaryFolder("action");
  for (const file of ["action.yml", "action/gate.js", "action/package.json"]) {
    await mkdir(dirname(join(folder.dir, "own", file)), { recursive: true });
    await copyFile(join(root, file), join(folder.dir, "own", file));
  }
});
afterAll(() => folder.remove());

type Files = Readonly<Record<string, string>>;

async function write(dir: string, files: Files): Promise<void> {
  for (const [file, text] of Object.entries(files)) {
    await mkdir(dirname(join(dir, file)), { recursive: true });
    await writeFile(join(dir, file), text);
  }
}

/** A repository at GitHub. */
async function origin(files: Files): Promise<Repository> {
  const dir = join(folder.dir, `origin-${++count}`);
  await mkdir(dir);
  await write(dir, files);
  return repositoryIn(dir);
}

/** What a step with the action left. */
interface Used extends Run {
  readonly outputs: Readonly<Record<string, string>>;
  /** The page of the run. */
  readonly summary: string;
}

type Inputs = Readonly<Record<string, string>>;

/** Checks out what happened, as `actions/checkout` does with its defaults, and uses the action there. */
async function use({ dir }: Repository, trigger: Trigger, inputs: Inputs = {}, depth = "1"): Promise<Used> {
  const world = { dir: folder.dir, origin: dir, api: "" };
  const machine = await startMachine(world, trigger);
  await checkout({ world, machine, trigger, inputs: { "fetch-depth": depth } });
  const own = join(folder.dir, "own");
  const used = await useAction(own, machine, inputs);
  expect([0, 1, 2], used.stderr).toContain(used.code);
  const [outputs, action] = [await machine.outputs(), await readAction(own)];
  expect(Object.keys(action.outputs)).toEqual(expect.arrayContaining(Object.keys(outputs)));
  return { ...used, outputs, summary: await readFile(machine.environment.GITHUB_STEP_SUMMARY ?? "", "utf8") };
}

/** Uses the action for a pull request with one change. */
async function pull(files: Files, change: (dir: string) => Promise<void>, inputs?: Inputs): Promise<Used> {
  const repo = await origin(files);
  return use(repo, await repo.pullRequest(7, change), inputs);
}

/** A push of one change to `main`, as GitHub tells of it. */
async function pushOf(repo: Repository, files: Files): Promise<Trigger> {
  const before = (await repo.git("rev-parse", "HEAD")).trim();
  await write(repo.dir, files);
  const sha = await repo.commit("A change");
  const payload = { before, ref: "refs/heads/main", repository: { default_branch: "main" } };
  return { event: "push", ref: "refs/heads/main", sha, payload };
}

const errors = ({ stdout }: Used) => stdout.split("\n").filter((line) => line.startsWith("::error "));

describe("a pull request, checked out with its last commit alone", () => {
  it("that breaks more than it declares fails, with the place, a report and outputs", async () => {
    const repo = await origin({ "api/openapi.yaml": at("1.0.0") });
    const trigger = await repo.pullRequest(7, (dir) => write(dir, { "api/openapi.yaml": less("1.1.0") }));
    const begun = performance.now();
    const used = await use(repo, trigger);
    took("the action, with its checkout", begun, 1);
    expect(used.code).toBe(1);
    expect(used.outputs).toMatchObject({ bump: "major", breaking: "1", unproven: "0", additive: "0" });
    expect(errors(used)).toEqual([
      expect.stringMatching(/^::error file=api\/openapi\.yaml,line=1,title=contract gate::.*needs major/),
      expect.stringMatching(/^::error file=api\/openapi\.yaml,line=\d+,col=\d+,title=breaking%3A /),
    ]);
    expect(used.summary).toMatch(/^## Contract: major\n[\s\S]*✗ .*declares minor since main \([0-9a-f]{7}\)/);
    expect(await readFile(used.outputs.report ?? "", "utf8")).toBe(used.summary.trimEnd().concat("\n"));
    const { runs } = JSON.parse(await readFile(used.outputs.sarif ?? "", "utf8"));
    expect(runs).toMatchObject([{ results: [{ level: "error" }, { level: "note" }] }]);
  });

  it.each([
    ["declares enough", less("2.0.0"), 0, "major"],
    ["adds and says so", at("1.1.0", { properties: "        size: { type: integer }\n" }), 0, "minor"],
    ["changes nothing", at("1.0.0"), 0, "none"],
    ["is broken", "openapi: 3.1.0\ninfo: [\n", 2, "none"],
  ])("that %s", async (_, text, code, bump) => {
    const used = await pull({ "openapi.yaml": at("1.0.0") }, (dir) => write(dir, { "openapi.yaml": text }));
    expect(used).toMatchObject({ code, outputs: { bump } });
    expect(errors(used)).toHaveLength(code === 2 ? 1 : 0);
    if (code === 2) expect(used.summary).toMatch(/^## Contract: not compared[\s\S]*openapi\.yaml:\d+:\d+/);
  });

  it("compares with what it is merged into, not with what that has become", async () => {
    const repo = await origin({ "openapi.yaml": at("1.0.0") });
    const trigger = await repo.pullRequest(7, (dir) => write(dir, { "README.md": "hello" }));
    await pushOf(repo, { "openapi.yaml": less("2.0.0") });
    expect(await use(repo, trigger)).toMatchObject({ code: 0, outputs: { bump: "none" } });
  });

  it("is compared with where it began when its own last commit is checked out", async () => {
    const repo = await origin({ "openapi.yaml": at("1.0.0") });
    const trigger = await repo.pullRequest(7, (dir) => write(dir, { "openapi.yaml": less("1.0.0") }));
    await pushOf(repo, { "openapi.yaml": at("1.1.0", { properties: "        size: { type: integer }\n" }) });
    const head = { ...trigger, ref: "refs/heads/pull", sha: trigger.head };
    expect(await use(repo, head)).toMatchObject({ code: 1, outputs: { bump: "major", breaking: "1" } });
  });

  it("may build on what was accepted or declared before it, since the last release", async () => {
    const repo = await origin({ "openapi.yaml": at("1.0.0") });
    await repo.git("tag", "v1.0.0");
    const entry = "- { fingerprint: 5967eeab4986, reason: It is always sent., who: mina }\n";
    await write(repo.dir, { "openapi.yaml": less("2.0.0"), "accepted.yaml": entry });
    await repo.commit("A release in the making");
    const next = (required: string) =>
      repo.pullRequest(7, (dir) => write(dir, { "openapi.yaml": at("2.0.0", { required }) }));
    const docs = await use(repo, await next("[id ]"));
    expect(docs).toMatchObject({ code: 0, outputs: { bump: "none" } });
    const more = await use(repo, await next("[]"));
    expect(more).toMatchObject({ code: 0, outputs: { bump: "major" } });
    expect(more.summary).toContain("Enough is declared since v1.0.0");
  });

  it("from a fork needs no right: no token is given, and nobody is asked", async () => {
    const repo = await origin({ "openapi.yaml": at("1.0.0") });
    const trigger = await repo.pullRequest(7, (dir) => write(dir, { "openapi.yaml": less("1.0.0") }));
    const { pull_request } = trigger.payload as { pull_request: { head: object } };
    const head = { ...pull_request.head, repo: { fork: true, full_name: "somebody/fork" } };
    const fork = { ...trigger, payload: { pull_request: { ...pull_request, head } } };
    expect(await use(repo, fork)).toMatchObject({ code: 1, outputs: { breaking: "1" } });
  });
});

describe("a contract", () => {
  it("that is new passes, whatever its version is", async () => {
    const used = await pull({ "README.md": "" }, (dir) => write(dir, { "openapi.yaml": at("3.0.0") }));
    expect(used).toMatchObject({ code: 0, outputs: { bump: "none" } });
    expect(used.summary).toMatch(/no change[\s\S]*openapi\.yaml/);
  });

  it("that was renamed is compared by its old name", async () => {
    const used = await pull({ "old/openapi.yaml": at("1.0.0") }, async (dir) => {
      await mkdir(join(dir, "new"));
      await rename(join(dir, "old/openapi.yaml"), join(dir, "new/api.yaml"));
      await write(dir, { "new/api.yaml": less("1.0.0") });
    });
    expect(used).toMatchObject({ code: 1, outputs: { breaking: "1" } });
    expect(errors(used)[1]).toContain("file=new/api.yaml");
  });

  it("that was deleted breaks everybody, until that is accepted", async () => {
    const repo = await origin({ "openapi.yaml": at("1.0.0") });
    const gone = await use(repo, await repo.pullRequest(7, (dir) => rm(join(dir, "openapi.yaml"))));
    expect(gone).toMatchObject({ code: 1, outputs: { bump: "major", breaking: "1" } });
    expect(gone.summary).toMatch(/`openapi\.yaml`[\s\S]*it was deleted/);
    const [, fingerprint] = /fingerprint `(\w+)`/.exec(gone.summary) ?? [];
    const accepted = `- { fingerprint: ${fingerprint}, reason: Nobody calls it., who: mina }\n`;
    const trigger = await repo.pullRequest(8, async (dir) => {
      await rm(join(dir, "openapi.yaml"));
      await write(dir, { "gone.yaml": accepted });
    });
    expect(await use(repo, trigger, { accept: "gone.yaml" })).toMatchObject({ code: 0 });
  });

  it("that nobody has is an error, never a pass", async () => {
    const used = await pull({ "README.md": "" }, (dir) => write(dir, { "other.yaml": "title: A\n" }));
    expect(used.code).toBe(2);
    expect(errors(used)[0]).toMatch(/no OpenAPI 3 contract in this folder.*%0A {2}next: /);
    const old = await pull({ "old.json": '{ "swagger": "2.0" }' }, (dir) => write(dir, { "a.txt": "" }));
    expect(old.code).toBe(2);
    expect(errors(old)[0]).toMatch(
      /^::error file=old\.json,line=1.*found, but not supported: this is Swagger 2\.0/,
    );
  });
});

describe("a repository with three contracts", () => {
  const files = (text: (version: string, parts: object) => string) =>
    Object.fromEntries(
      ["orders", "users", "billing"].map((name) => [
        `services/${name}/openapi.yaml`,
        text("1.0.0", { title: name }),
      ]),
    );

  it("has each judged, and one that cannot be read keeps nobody from that", async () => {
    const used = await pull(files(at), (dir) =>
      write(dir, {
        "services/orders/openapi.yaml": less("1.0.0", { title: "orders" }),
        "services/users/openapi.yaml": "openapi: 3.1.0\npaths: [\n",
      }),
    );
    expect(used).toMatchObject({ code: 2, outputs: { bump: "major", breaking: "1" } });
    expect(used.summary).toMatch(
      /not compared[\s\S]*users[\s\S]*## Contract: major[\s\S]*orders[\s\S]*No change[\s\S]*billing/,
    );
    const { runs } = JSON.parse(await readFile(used.outputs.sarif ?? "", "utf8"));
    const ids = runs.map((run: { automationDetails: object }) => run.automationDetails);
    expect(ids).toEqual([
      { id: "contract-diff/services/billing/openapi.yaml/" },
      { id: "contract-diff/services/orders/openapi.yaml/" },
    ]);
  });

  it("has those judged that are named, by pattern and from a folder", async () => {
    const change = (dir: string) => write(dir, files(less));
    const inputs = { spec: "u*/*.yaml\norders/openapi.yaml", "working-directory": "services" };
    const used = await pull(files(at), change, inputs);
    expect(used).toMatchObject({ code: 1, outputs: { breaking: "2" } });
    expect(errors(used)[0]).toContain("file=services/");
    const typo = await pull(files(at), change, { spec: "services/*/openapi.yaml\ntypo.yaml" });
    expect(typo).toMatchObject({ code: 2, stdout: expect.stringContaining("no file is called typo.yaml") });
  });
});

describe("another event", () => {
  it("a push is compared with what was there before, a new branch with main", async () => {
    const repo = await origin({ "openapi.yaml": at("1.0.0") });
    const trigger = await pushOf(repo, { "openapi.yaml": less("1.0.0") });
    expect(await use(repo, trigger)).toMatchObject({ code: 1, outputs: { breaking: "1" } });
    await repo.git("switch", "-qc", "topic");
    const topic = await pushOf(repo, { "openapi.yaml": at("1.0.0", { required: "[]" }) });
    const payload = { ...(topic.payload as object), before: "0".repeat(40), ref: "refs/heads/topic" };
    const branch = { ...topic, payload, ref: "refs/heads/topic" };
    expect(await use(repo, branch)).toMatchObject({ code: 1, outputs: { breaking: "1" } });
  });

  it("a merge queue's group is compared with the commit that it stands on", async () => {
    const repo = await origin({ "openapi.yaml": at("1.0.0") });
    const { payload, ...push } = await pushOf(repo, { "openapi.yaml": less("1.0.0") });
    const { before } = payload as { before: string };
    const group = { merge_group: { base_sha: before, base_ref: "refs/heads/main" } };
    const used = await use(repo, { ...push, event: "merge_group", payload: group });
    expect(used).toMatchObject({ code: 1, outputs: { breaking: "1" } });
    expect(used.summary).toContain(`since main (${before.slice(0, 7)})`);
  });

  it("without a change is compared with the last release, and says so where there is none", async () => {
    const repo = await origin({ "openapi.yaml": at("1.0.0") });
    const { sha, ref } = await pushOf(repo, { "openapi.yaml": less("1.0.0") });
    const schedule = { event: "schedule", sha, ref, payload: { repository: { default_branch: "main" } } };
    expect(await use(repo, schedule)).toMatchObject({ code: 2 });
    await repo.git("tag", "v1.0.0", "HEAD~1");
    const used = await use(repo, schedule);
    expect(used).toMatchObject({ code: 1, stdout: expect.stringContaining("since v1.0.0") });
  });
});

describe("the inputs", () => {
  it.each([
    ["breaking", less("2.0.0"), 1],
    ["breaking", at("1.0.0", { properties: "        size: { type: integer }\n" }), 0],
    ["never", less("1.0.0"), 0],
  ])("`fail-on: %s` counts findings, whatever is declared", async (level, text, code) => {
    const change = (dir: string) => write(dir, { "openapi.yaml": text });
    const used = await pull({ "openapi.yaml": at("1.0.0") }, change, { "fail-on": level });
    expect(used.code).toBe(code);
    expect(errors(used).length > 0).toBe(code > 0);
  });

  it("`base`, `format` and `comment`", async () => {
    const repo = await origin({ "openapi.yaml": less("1.0.0") });
    await repo.git("tag", "old");
    const trigger = await pushOf(repo, { "openapi.yaml": at("1.1.0") });
    const inputs = { base: "old", format: "junit=gate.xml\njson=gate.json", comment: "false" };
    const used = await use(repo, trigger, inputs, "0");
    expect(used).toMatchObject({ code: 0, outputs: { report: "" } });
    const wrong = await use(repo, trigger, { format: "pdf=gate.pdf" });
    expect(wrong).toMatchObject({
      code: 2,
      stdout: expect.stringMatching(/::error title=.*pdf.*not a choice/),
    });
  });

  it("are as the words of a contract: never a command to the runner", async () => {
    const hostile = "::error file=x::gotcha\\n::set-output name=a::b";
    const text = at("1.0.0", { path: "/v1/things", more: "" }).replace(
      "id: {",
      `"${hostile}": { type: string }\n        id: {`,
    );
    const used = await pull({ "openapi.yaml": at("1.0.0") }, (dir) => write(dir, { "openapi.yaml": text }));
    const commands = used.stdout.split("\n").filter((line) => line.startsWith("::"));
    expect(commands.join("\n")).not.toMatch(/^::(error file=x|set-output)/m);
  });
});
