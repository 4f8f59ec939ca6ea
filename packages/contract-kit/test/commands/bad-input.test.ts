import { existsSync } from "node:fs";
import { join } from "node:path";
import { contract, revisions } from "@partner-licenses/document/testing/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { committed, type Repository } from "../gate/repository.ts";
import { callIn } from "./run.ts";

let repo: Repository;
beforeAll(async () => {
  repo = await committed();
});
afterAll(() => repo.remove());

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

  it("a folder of releases that is a file", async () => {
    await repo.write("odd.json", JSON.stringify({ spec: "spec/openapi.yaml", released: "package.json" }));
    for (const command of ["gate", "history", "record"])
      await refused(
        /cannot use package\.json: (it is not a folder|something else stands there)/,
        command,
        ...["--config", "odd.json"],
      );
  });

  it("a changeset that cannot be read", async () => {
    await repo.write(".changeset/bad.md", '---\n"@shop/spec": huge\n---\n\nWords.\n');
    await refused(/\.changeset\/bad\.md:1:1: .*invalid version type "huge"/, "gate", "--write");
  });

  async function refused(says: RegExp, ...args: string[]): Promise<void> {
    const before = repo.git("status", "--short");
    const { code, out, err } = await callIn(repo.dir, args);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(says);
    expect(err).toMatch(/\n {2}next: .+\n$/);
    expect(err).not.toMatch(/\n {4}at |Error:/);
    expect(repo.git("status", "--short")).toBe(before);
  }
});
