import { revisions } from "@partner-licenses/document/testing/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { carrier, committed, type Repository } from "../gate/repository.ts";
import { callIn, runIn } from "./run.ts";

let repo: Repository;
beforeAll(async () => {
  repo = await committed();
  await repo.write("spec/openapi.yaml", revisions.major);
});
afterAll(() => repo.remove());

// One run of each command is a process, for how it ends and where it prints.
const run = (...args: string[]) => runIn(repo.dir, args);
const call = (...args: string[]) => callIn(repo.dir, args);

describe("contract diff", () => {
  it("compares with the last release, shows the place, and says what comes next", async () => {
    const { code, out } = await call("diff");
    expect(code).toBe(0);
    expect(out).toMatch(/✗ breaking {2}response-property-became-optional +[0-9a-f]{12}\n/);
    expect(out).toMatch(/> +\d+ │ name: \{ type: string \}\n +│ \^\^\^\^\n/);
    expect(out).toContain("spec/released/1.2.0.yaml");
    expect(out.trimEnd().split("\n").at(-1)).toBe("  next: npx @partner-licenses/contract-kit gate --write");
  });

  it("reads a git revision, prints JSON, and fails on the level asked for", async () => {
    const { code, out } = await run(
      "diff",
      "main:spec/openapi.yaml",
      "--format",
      "json",
      "--fail-on",
      "breaking",
    );
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      bump: "major",
      findings: [
        {
          id: "response-property-became-optional",
          fingerprint: expect.stringMatching(/^[0-9a-f]{12}$/),
          base: { file: "main:spec/openapi.yaml" },
          revision: { file: "spec/openapi.yaml" },
        },
      ],
    });
  });

  it("answers help and mistakes as every command does", async () => {
    expect((await call("diff", "--help")).out).toMatch(/^Usage: contract diff \[options\]/);
    expect(await call("diff", "--formt", "json")).toMatchObject({ code: 2, out: "" });
    expect(await run("diff", "--format", "xml")).toMatchObject({
      code: 2,
      err: expect.stringContaining("Allowed choices are pretty, json"),
    });
    expect(await call("diff", "a", "b", "c")).toMatchObject({ code: 2, out: "" });
  });

  it("writes a file, and passes when nothing reaches the level", async () => {
    await repo.write("minor.yaml", revisions.minor);
    const args = ["--format", "markdown", "--output", "out.md", "--fail-on", "breaking"];
    expect(await call("diff", "--released", "minor.yaml", ...args)).toEqual({ code: 0, out: "", err: "" });
    expect(await repo.read("out.md")).toMatch(/^## Contract: minor/);
  });
});

describe("contract --help", () => {
  it("fits 80 columns, for each command too, and has no help for what is none", async () => {
    const { out } = await call("--help");
    const names = [...out.matchAll(/^ {2}([a-z-]+)(?: \[| <| {2})/gm)].flatMap(([, name]) => name ?? []);
    expect(names.length).toBeGreaterThan(15);
    for (const args of [[], ...names.map((name) => [name])]) {
      const help = await call(...args, "--help");
      expect(help, args.join()).toMatchObject({ code: 0, err: "" });
      expect(help.out.split("\n").filter((line) => line.length > 80)).toEqual([]);
    }
    expect(await call("mock", "--help")).toMatchObject({
      code: 2,
      out: "",
      err: expect.stringContaining("unknown command 'mock'"),
    });
  });
});

describe("contract gate", () => {
  it("fails with the finding, the file and the line; --write fixes it", async () => {
    const before = await run("gate");
    expect(before.code).toBe(1);
    expect(before.out).toMatch(
      new RegExp(
        `needs major[\\s\\S]*response-property-became-optional[\\s\\S]*add \\.changeset/contract-\\w+\\.md[\\s\\S]*"${carrier}": major`,
      ),
    );
    expect(before.out.trimEnd().split("\n").at(-1)).toBe(
      "  next: npx @partner-licenses/contract-kit gate --write",
    );
    const after = await call("gate", "--write");
    expect(after).toMatchObject({ code: 0, err: "" });
    expect(await call("gate", "--format", "json")).toMatchObject({
      code: 0,
      out: expect.stringContaining('"pass": true'),
    });
  });
});

describe("contract explain", () => {
  it("prints the rule of a finding with an example, as diff --explain does", async () => {
    const { code, out } = await run("explain", "response-property-became-optional");
    expect(code).toBe(0);
    expect(out).toMatch(
      /in a request +\+ additive[\s\S]*in a response +✗ breaking +asks for major[\s\S]*- required/,
    );
    expect(await call("diff", "--explain", "property-became-optional")).toEqual({ code, out, err: "" });
  });

  it("suggests a rule for an id that does not exist", async () => {
    const { code, err } = await call("explain", "property-is-optional");
    expect(code).toBe(2);
    expect(err).toMatch(
      /no rule is called `property-is-optional`\n {2}next: did you mean .*`property-became-optional`/,
    );
  });
});

describe("contract record and history", () => {
  it("store the contract of the release and list it", async () => {
    await repo.write("spec/package.json", JSON.stringify({ name: carrier, version: "2.0.0" }));
    expect((await run("record")).out).toContain("spec/released/2.0.0.yaml");
    const { code, out } = await run("history");
    expect(code).toBe(0);
    expect(out).toMatch(/^2\.0\.0 +major +1 breaking\n[\s\S]*\n1\.2\.0 +\d{4}-\d\d-\d\d +first\n$/);
    await repo.write("spec/released/1.2.0.yaml", revisions.minor);
    expect(await call("history")).toMatchObject({
      code: 1,
      out: expect.stringContaining("checksum differs"),
    });
    await repo.write("spec/released/1.2.0.yaml", revisions.none);
  });
});
