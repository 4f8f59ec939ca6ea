import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { carrier, type Repository, repository } from "../gate/repository.ts";
import { contract, revisions } from "../report/contract.ts";

const bin = fileURLToPath(new URL("../../bin/contract.js", import.meta.url));

let repo: Repository;
beforeAll(async () => {
  repo = await repository();
  await repo.write(".gitignore", "out.*\n");
  repo.git("init", "-q", "-b", "main");
  repo.git("add", "-A");
  repo.git("commit", "-qm", "release");
  await repo.write("spec/openapi.yaml", revisions.major);
});
afterAll(() => repo.remove());

interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the built command as a user would. */
function run(...args: string[]): Promise<Run> {
  const env = { ...process.env, NO_COLOR: "1" };
  return new Promise((resolve) => {
    execFile(process.execPath, [bin, ...args], { cwd: repo.dir, env }, (error, out, err) => {
      resolve({ code: typeof error?.code === "number" ? error.code : 0, out, err });
    });
  });
}

describe("contract diff", () => {
  it("compares with the last release, shows the place, and says what comes next", async () => {
    const { code, out } = await run("diff");
    expect(code).toBe(0);
    expect(out).toMatch(/✗ breaking {2}response-property-became-optional +[0-9a-f]{12}\n/);
    expect(out).toMatch(/> +\d+ │ name: \{ type: string \}\n +│ \^\^\^\^\n/);
    expect(out).toContain("spec/released/1.2.0.yaml");
    expect(out.trimEnd().split("\n").at(-1)).toBe("  next: contract gate --write");
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

  it("writes a file, and passes when nothing reaches the level", async () => {
    await repo.write("minor.yaml", revisions.minor);
    const args = ["--format", "markdown", "--output", "out.md", "--fail-on", "breaking"];
    expect(await run("diff", "--released", "minor.yaml", ...args)).toEqual({ code: 0, out: "", err: "" });
    expect(await repo.read("out.md")).toMatch(/^## Contract: minor/);
  });
});

describe("contract gate", () => {
  it("fails with the finding, the file and the line; --write mends it", async () => {
    const before = await run("gate");
    expect(before.code).toBe(1);
    expect(before.out).toMatch(
      new RegExp(
        `needs major[\\s\\S]*response-property-became-optional[\\s\\S]*add \\.changeset/contract-\\w+\\.md[\\s\\S]*"${carrier}": major`,
      ),
    );
    expect(before.out.trimEnd().split("\n").at(-1)).toBe("  next: contract gate --write");
    const after = await run("gate", "--write");
    expect(after).toMatchObject({ code: 0, err: "" });
    expect(await run("gate", "--format", "json")).toMatchObject({
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
    expect(await run("diff", "--explain", "property-became-optional")).toEqual({ code, out, err: "" });
  });

  it("suggests a rule for an id that there is not", async () => {
    const { code, err } = await run("explain", "property-is-optional");
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
    expect(await run("history")).toMatchObject({ code: 1, out: expect.stringContaining("checksum differs") });
    await repo.write("spec/released/1.2.0.yaml", revisions.none);
  });
});

describe("bad input: one paragraph with place and next step, exit code 2, nothing written", () => {
  const operation = (path: string) =>
    `  ${path}:\n    get:\n      operationId: listThings\n      responses: { "200": { description: ok } }\n`;
  const cases: [name: string, revision: string, says: RegExp][] = [
    ["is not YAML", "openapi: 3.1.0\ninfo: [\n", /out\.yaml:\d+:\d+: .*YAML/],
    ["is not OpenAPI", "hello: world\n", /out\.yaml:1:1: this is not an OpenAPI description/],
    ["is Swagger 2.0", "swagger: '2.0'\n", /out\.yaml:1:1: this is Swagger 2\.0/],
    [
      "has a $ref to nothing",
      revisions.none.replace("schemas/Thing", "schemas/Gone"),
      /out\.yaml:\d+:\d+: `\$ref/,
    ],
    [
      "has a $ref into the network",
      revisions.none.replace("#/components", "https://example.com/a.yaml#"),
      /network/,
    ],
    [
      "has one operationId twice",
      revisions.none.replace("components:", `${operation("/b")}components:`),
      /two operations are called `listThings`/,
    ],
    [
      "is of another API",
      contract({ title: "Weather", path: "/v1/rain" }),
      /another API: "Weather" shares no path with "Things"/,
    ],
  ];

  it.each(cases)("a contract that %s", async (_, text, says) => {
    await repo.write("out.yaml", text);
    await refused(
      says,
      "diff",
      "main:spec/openapi.yaml",
      "out.yaml",
      "--format",
      "html",
      "--output",
      "out.html",
    );
    expect(existsSync(join(repo.dir, "out.html"))).toBe(false);
  });

  it("a git revision that is missing", () => refused(/nowhere/, "diff", "nowhere:spec/openapi.yaml"));
  it("a file that is missing", () => refused(/gone\.yaml/, "diff", "gone.yaml", "spec/openapi.yaml"));
  it("a configuration that is missing", () => refused(/no\.json:1:1/, "gate", "--config", "no.json"));

  it("a changeset that cannot be read", async () => {
    await repo.write(".changeset/bad.md", '---\n"@shop/spec": huge\n---\n\nWords.\n');
    await refused(/\.changeset\/bad\.md:1:1: .*invalid version type "huge"/, "gate", "--write");
  });

  async function refused(says: RegExp, ...args: string[]): Promise<void> {
    const before = repo.git("status", "--short");
    const { code, out, err } = await run(...args);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(says);
    expect(err).toMatch(/\n {2}next: .+\n$/);
    expect(err).not.toMatch(/\n {4}at |Error:/);
    expect(repo.git("status", "--short")).toBe(before);
  }
});
