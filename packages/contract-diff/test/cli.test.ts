import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { call } from "../../../scripts/tests/call.mjs";
import { run as start } from "../../../scripts/tests/run.mjs";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const pair = ["base", "rev"].map((side) =>
  here(`cases/own/specs/resp-property-became-optional.${side}.yaml`),
);

let dir = "";
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "contract-diff-"));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

/** Starts the built command as a user does, in an empty folder. */
async function started(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const bin = here("../bin/contract-diff.js");
  const options = { cwd: dir, env: { npm_command: "", ...env } };
  const { code, stdout, stderr } = await start(process.execPath, [bin, ...args], options);
  return { code, out: stdout, err: stderr };
}

/** Calls the built command in this process, by default in an empty folder. */
async function run(args: readonly string[], cwd = dir) {
  const { main } = createRequire(import.meta.url)("../dist/cli.js") as typeof import("../src/cli.ts");
  const { code, stdout, stderr } = await call(() => main(args, "contract-diff"), args, cwd);
  return { code, out: stdout, err: stderr };
}

describe("contract-diff", () => {
  it("compares two files and names the command that explains", async () => {
    const { code, out, err } = await started(pair);
    expect([code, err]).toEqual([0, ""]);
    expect(out).toMatch(/^✗ breaking {2}response-property-became-optional/);
    expect(out.trimEnd().split("\n").at(-1)).toBe(
      "  next: contract-diff explain response-property-became-optional",
    );
  });

  it("names itself as npx runs it", async () => {
    const { out } = await started(pair, { npm_command: "exec" });
    expect(out).toContain("next: npx @partner-licenses/contract-diff explain response-");
  });

  it.each([
    ["pretty", /^✗ breaking/],
    ["json", /^\{\n {2}"bump": "major"/],
    ["markdown", /^## Contract: major/],
    ["github", /^::error file=/],
    ["html", /^<!doctype html>/],
  ])("prints %s", async (format, start) => {
    expect(await run([...pair, "--format", format])).toMatchObject({
      code: 0,
      out: expect.stringMatching(start),
    });
  });

  it("fails at the level asked for, and writes a file", async () => {
    expect((await started([...pair, "--fail-on=breaking"])).code).toBe(1);
    expect((await run([...[...pair].reverse(), "--fail-on", "breaking"])).code).toBe(0);
    expect(await run([...pair, "-f", "json", "-o", "out.json"])).toEqual({ code: 0, out: "", err: "" });
    expect(JSON.parse(await readFile(join(dir, "out.json"), "utf8"))).toMatchObject({ bump: "major" });
  });

  it("prints colours when asked, and none with NO_COLOR", async () => {
    const colour = String.fromCharCode(27);
    const settings = { FORCE_COLOR: "1", NO_COLOR: "" };
    expect((await started(pair, settings)).out).toContain(colour);
    expect((await started(pair, { NO_COLOR: "1", FORCE_COLOR: "" })).out).not.toContain(colour);
  });

  it("prints help, with every option, and its version", async () => {
    const { code, out } = await run(["--help"]);
    expect(code).toBe(0);
    expect(out).toMatch(
      /^Usage: contract-diff \[options\] \[base\] \[revision\]\n {7}contract-diff explain \[id\]/,
    );
    for (const name of ["released", "format", "fail-on", "output", "explain", "config", "help"])
      expect(out).toMatch(new RegExp(`^ {2}(-\\w, | {4})--${name}`, "m"));
    for (const line of out.split("\n")) expect(line.length).toBeLessThanOrEqual(110);
    const { version } = JSON.parse(await readFile(here("../package.json"), "utf8"));
    expect(await run(["--version"])).toEqual({ code: 0, out: `${version}\n`, err: "" });
  });

  it.each([
    [
      "an unknown option",
      ["--formt", "json"],
      /unknown option `--formt`\n {2}next: did you mean `--format`\?/,
    ],
    [
      "a format as an option",
      ["--json"],
      /unknown option `--json`\n {2}next: did you mean `--format json`\?/,
    ],
    ["a value that is no choice", ["--format", "xml"], /Allowed choices are pretty, json/],
    [
      "an option without its value",
      ["--format"],
      /`--format` needs a value\n {2}next: write `--format <format\[=file\]>`/,
    ],
    ["a value where none is", ["--released=yes"], /takes no value/],
    ["too many contracts", ["a", "b", "c"], /at most 2 arguments, not 3\n {2}next: `contract-diff --help`/],
    ["no contract", [], /no such configuration file/],
    ["a file that is missing", ["gone.yaml", "gone.yaml"], /gone\.yaml/],
  ])("refuses %s, and says what comes next", async (_, args, text) => {
    const { code, out, err } = await run(args);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(text);
    expect(err).toMatch(/\n {2}next: .+\n$/);
  });
});

it("compares with the last commit before the first release, and says so", async () => {
  const project = join(dir, "first");
  const [base = "", revision = ""] = pair;
  await mkdir(project);
  await copyFile(base, join(project, "openapi.yaml"));
  await writeFile(join(project, "contract.config.json"), '{ "spec": "openapi.yaml" }');
  const git = (...args: string[]) =>
    start("git", ["-c", "user.name=t", "-c", "user.email=t@example.org", ...args], { cwd: project });
  await git("init", "-q");
  await git("add", ".");
  await git("commit", "-qm", "Begin");
  await copyFile(revision, join(project, "openapi.yaml"));
  const compared = await run([], project);
  expect(compared).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^✗ breaking {2}response-property-became-optional/),
    err: "No contract is released yet: this compares with the last commit.\n",
  });
  expect((await run(["--released"], project)).code).toBe(2);
});

describe("contract-diff explain", () => {
  it("prints a rule, as --explain does", async () => {
    const { code, out } = await run(["explain", "response-property-became-optional"]);
    expect(code).toBe(0);
    expect(out).toMatch(/^property-became-optional\n[\s\S]* {2}next: contract-diff\n$/);
    expect(await run(["--explain", "property-became-optional"])).toEqual({ code, out, err: "" });
  });

  it("names all rules, prints the page, and knows what was meant", async () => {
    expect((await run(["explain"])).out.trimEnd().split("\n").length).toBeGreaterThan(150);
    expect((await run(["explain", "--markdown"])).out).toBe(await readFile(here("../RULES.md"), "utf8"));
    expect((await run(["explain", "--help"])).out).toMatch(
      /^Usage: contract-diff explain \[options\] \[id\]/,
    );
    expect(await run(["explain", "property-is-optional"])).toMatchObject({
      code: 2,
      err: expect.stringMatching(
        /did you mean .*`property-became-optional`.*`contract-diff explain` names all/,
      ),
    });
  });
});

describe("a policy in contract.config.json", () => {
  const reason = "our clients take any value";
  const policy = { rules: { "property-became-optional": { level: "additive", reason } } };
  const config = (values: object) =>
    writeFile(join(dir, "contract.config.json"), JSON.stringify({ spec: "openapi.yaml", ...values }));
  beforeAll(async () => {
    for (const [index, name] of ["base.yaml", "openapi.yaml"].entries())
      await copyFile(pair[index] ?? "", join(dir, name));
    await config({ policy });
  });
  afterAll(() => rm(join(dir, "contract.config.json")));

  it("weighs the changes of the contract that it names, and says so", async () => {
    const { code, out } = await run(["base.yaml", "openapi.yaml", "--fail-on", "breaking"]);
    expect(code).toBe(0);
    expect(out).toContain(`usually breaking: ${reason}`);
    expect(out).toContain("minor  1 additive");
  });

  it("is not for other contracts", async () => {
    expect((await run(pair)).out).toContain("major  1 breaking");
  });

  it("is what explain says is in force, with its place", async () => {
    const id = "response-property-became-optional";
    expect((await run(["explain", id])).out).toContain(
      `in force       additive, by contract.config.json: ${reason}`,
    );
    expect((await run(["explain", "operation-removed"])).out).toContain("in force       the default;");
    expect((await run(["explain", id, "--config", "none.json"])).out).toContain(
      "in force       the default\n",
    );
  });

  it("that cannot be meant is an error", async () => {
    await config({ policy: { rules: { "property-became-optinal": { level: "docs", reason } } } });
    const { code, err } = await run(["base.yaml", "openapi.yaml"]);
    expect(code).toBe(2);
    expect(err).toMatch(/did you mean .*`property-became-optional`/);
    await config({ policy });
  });
});
