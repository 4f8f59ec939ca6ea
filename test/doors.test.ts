import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { contract } from "@partner-licenses/document/testing/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse, parseAllDocuments } from "yaml";
import { output, run } from "../scripts/tests/run.mjs";
import { took } from "./support/took.ts";
import { type Repository, repositoryIn } from "./support/workflow/repository.ts";
import { root, temporaryFolder } from "./support/workspace.ts";

/** A contract in two files with names that shells and addresses mind. */
const spec = "my \u00e4pi/openapi.yaml";
const part = "my \u00e4pi/parts/thing.yaml";
const thing = (required: string) =>
  `type: object\nrequired: ${required}\nproperties:\n  id: { type: string }\n`;
const whole = contract().replace("#/components/schemas/Thing", "parts/thing.yaml");

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let repo: Repository;
let path: string;
beforeAll(async () => {
  folder = await temporaryFolder("doors");
  const dir = join(folder.dir, "repository");
  await mkdir(join(dir, "my \u00e4pi/parts"), { recursive: true });
  await writeFile(join(dir, spec), whole);
  await writeFile(join(dir, part), thing("[id]"));
  repo = await repositoryIn(dir);
  // What `npx --yes <package>` would run is built here.
  const npx = join(folder.dir, "bin/npx");
  await mkdir(join(folder.dir, "bin"));
  const bin = join(root, "packages/contract-kit/bin/contract.js");
  await writeFile(npx, `#!/bin/sh\nshift 2\nexec "${process.execPath}" "${bin}" "$@"\n`);
  await chmod(npx, 0o755);
  path = [join(folder.dir, "bin"), process.env.PATH].join(delimiter);
});
afterAll(() => folder.remove());

describe("the component of GitLab", () => {
  interface Declared {
    readonly spec: { readonly inputs: Readonly<Record<string, { readonly default: string }>> };
  }
  interface Job {
    readonly script: readonly string[];
    readonly variables: Readonly<Record<string, string>>;
    readonly artifacts: { readonly reports: Readonly<Record<string, string>> };
  }

  /** Runs its script as a job for the last commit of a merge request. */
  async function job(given: Readonly<Record<string, string>>) {
    const text = await readFile(join(root, "templates/gate.yml"), "utf8");
    const [head] = parseAllDocuments(text).map((each) => each.toJS() as Declared);
    const inputs = head?.spec.inputs ?? {};
    expect(Object.keys(inputs)).toEqual(expect.arrayContaining(Object.keys(given)));
    const filled = text.replaceAll(
      /\$\[\[ inputs\.([\w-]+) \]\]/g,
      (_, name: string) => given[name] ?? inputs[name]?.default ?? "",
    );
    const [, body] = parseAllDocuments(filled).map((each) => each.toJS() as { "contract-gate": Job });
    if (body === undefined) throw new Error("the component has no job");
    const { script, variables, artifacts } = body["contract-gate"];
    const before = (await repo.git("rev-parse", "HEAD~1")).trim();
    const machine = { PATH: path, GITLAB_CI: "true", CI: "true", CI_MERGE_REQUEST_DIFF_BASE_SHA: before };
    const clone = join(folder.dir, `clone-${Object.values(given).join("-")}`);
    await output("git", ["clone", "-q", "--depth=1", `file://${repo.dir}`, clone]);
    const env = { ...machine, ...variables };
    const begun = performance.now();
    const done = await run("sh", ["-ec", script.join("\n")], { cwd: clone, env });
    took("the component of GitLab, without the download", begun, 1);
    const report = (name: string) => readFile(join(clone, artifacts.reports[name] ?? ""), "utf8");
    return { ...done, report };
  }

  it("judges a merge request in a shallow clone, and shows its findings in the right file", async () => {
    await writeFile(join(repo.dir, part), thing("[]"));
    await repo.commit("A change");
    const { code, stdout, report } = await job({});
    expect({ code, stdout }).toEqual({ code: 1, stdout: expect.stringContaining("needs major") });
    expect(JSON.parse(await report("codequality"))).toEqual([
      {
        check_name: "response-property-became-optional",
        description: expect.any(String),
        fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
        severity: "critical",
        location: { path: part, lines: { begin: expect.any(Number) } },
      },
    ]);
    expect(await report("junit")).toContain(
      '<testcase classname="my äpi/openapi.yaml" name="what is declared">',
    );
    expect((await job({ "fail-on": "never", spec })).code).toBe(0);
  });
});

describe("the hooks of pre-commit", () => {
  interface Hook {
    readonly id: string;
    readonly entry: string;
    readonly language: string;
    readonly files: string;
  }
  let hooks: Hook[];
  beforeAll(async () => {
    hooks = parse(await readFile(join(root, ".pre-commit-hooks.yaml"), "utf8")) as Hook[];
  });

  /** Runs a hook as pre-commit does a script: a file of its repository, in the one that is committed to. */
  async function hook(id: string, cwd = repo.dir) {
    const { entry = "", language, files = "" } = hooks.find((each) => each.id === id) ?? {};
    expect(language).toBe("script");
    expect(spec).toMatch(new RegExp(files));
    const [program = "", ...args] = entry.split(" ");
    const begun = performance.now();
    const done = await run(join(root, program), args, { cwd, env: { PRE_COMMIT: "1" } });
    took("pre-commit", begun, 1);
    return done;
  }

  it("compare what is staged with the last commit", async () => {
    await writeFile(join(repo.dir, part), thing("[id]"));
    await repo.commit("As it was");
    expect((await hook("contract-gate")).code).toBe(0);
    await writeFile(join(repo.dir, part), thing("[]"));
    await repo.git("add", "-A");
    expect(await hook("contract-gate")).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/since HEAD \([0-9a-f]{7}\)[\s\S]*thing\.yaml:4:/),
    });
    await writeFile(join(repo.dir, spec), whole.replace("version: 1.0.0", "version: 2.0.0"));
    expect((await hook("contract-gate")).code).toBe(0);
    expect(await hook("contract-diff")).toMatchObject({
      code: 1,
      stdout: expect.stringContaining("1 breaking"),
    });
  });

  it("let the first commit of a repository pass", async () => {
    const dir = join(folder.dir, "first");
    await mkdir(dir);
    await writeFile(join(dir, "openapi.yaml"), contract());
    await output("git", ["init", "-q"], { cwd: dir });
    expect(await hook("contract-gate", dir)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining("first release"),
    });
  });
});
