import { readFile, rename } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { contract } from "@partner-licenses/document/testing/contract";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { run } from "../../../../scripts/tests/run.mjs";
import { bin, callIn } from "../commands/run.ts";
import { type Plain, plainRepository, shallowClone } from "./plain.ts";

const at = (version: string, parts = {}) => contract({ version, ...parts });
const broken = at("1.2.0", { required: "[id]" });
const less = { code: 1, out: expect.stringContaining("response-property-became-optional") };

let repo: Plain;
const clones: Plain[] = [];
beforeEach(async () => {
  repo = await plainRepository({ "api/openapi.yaml": at("1.2.0") });
});
afterEach(async () => {
  await repo.remove();
  for (const clone of clones.splice(0)) await clone.remove();
});

const gateIn = (dir: string, ...args: string[]) => callIn(dir, ["gate", "api/openapi.yaml", ...args]);
const gate = (...args: string[]) => gateIn(repo.dir, ...args);

describe("the base", () => {
  it("is where the branch began, by the name that the contract had there", async () => {
    repo.branch("mine");
    await repo.write("api/openapi.yaml", broken);
    repo.git("commit", "-qam", "break it");
    await rename(join(repo.dir, "api/openapi.yaml"), join(repo.dir, "api/new.yaml"));
    repo.git("add", "-A");
    expect(await callIn(repo.dir, ["gate", "api/new.yaml"])).toMatchObject(less);
  });

  it("is never this very commit", async () => {
    expect(await gate()).toMatchObject({
      code: 2,
      err: expect.stringMatching(
        /part of `main` already[\s\S]*next: .*gate api\/openapi\.yaml --base <revision>/,
      ),
    });
  });

  it("is nothing for a contract that is new: it says so on purpose", async () => {
    repo.branch("mine");
    await repo.write("api/other.yaml", at("1.0.0", { title: "Other" }));
    const other = (...args: string[]) => callIn(repo.dir, ["gate", "api/other.yaml", ...args]);
    expect(await other()).toMatchObject({
      code: 2,
      err: expect.stringMatching(/gate api\/other\.yaml --first/),
    });
    expect((await other("--first")).code).toBe(0);
    await repo.write("api/other.yaml", at("0.1.0", { title: "Other" }));
    expect((await other()).code).toBe(0);
  });

  it("is the main branch for an edit on it, and the next step names the file", async () => {
    await repo.write("api/openapi.yaml", broken);
    expect(await gate()).toMatchObject({
      ...less,
      out: expect.stringMatching(/next: raise `info\.version` of api\/openapi\.yaml: /),
    });
  });

  it("is a revision, a file, a file of a revision, or a tag", async () => {
    repo.git("tag", "v1.2.0");
    await repo.write("out/old.yaml", at("1.2.0"));
    await repo.write("api/openapi.yaml", broken);
    repo.git("commit", "-qam", "break it");
    for (const base of ["HEAD~1", "out/old.yaml", "HEAD~1:api/openapi.yaml", "tag"])
      expect(await gate("--base", base), base).toMatchObject(less);
    const wrong = {
      code: 2,
      err: expect.stringMatching(/no git revision `nowhere`\n {2}next: give `--base`/),
    };
    expect(await gate("--base", "nowhere")).toMatchObject(wrong);
    expect((await gate("--base", "released")).err).toContain("the store of releases is empty");
    expect((await gate("--base", "--upload-pack=x")).code).toBe(2);
  });

  it("is the standard input, or an address that somebody names on purpose", async () => {
    await repo.write("api/openapi.yaml", broken);
    const piped = 'git show main:api/openapi.yaml | "$0" "$1" gate api/openapi.yaml --base -';
    const { code, stdout } = await run("sh", ["-c", piped, process.execPath, bin], { cwd: repo.dir });
    expect({ code, out: stdout }).toMatchObject(less);
    let asked = 0;
    const server = createServer((request, response) => {
      asked++;
      response.statusCode = request.url === "/openapi.json" ? 200 : 404;
      response.end(at("1.2.0"));
    }).listen(0, "127.0.0.1");
    try {
      await new Promise((resolve) => server.once("listening", resolve));
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      const unsaid = await gate("--base", `${url}/openapi.json`);
      expect({ asked, ...unsaid }).toMatchObject({
        asked: 0,
        code: 2,
        err: expect.stringContaining("--fetch"),
      });
      expect(await gate("--base", `${url}/openapi.json`, "--fetch")).toMatchObject(less);
      expect((await gate("--base", `${url}/gone`, "--fetch")).err).toContain("cannot be fetched: 404");
    } finally {
      server.close();
    }
  });
});

describe("a shallow clone", () => {
  it("fetches what it needs", async () => {
    repo.git("tag", "v1.2.0");
    repo.branch("mine");
    for (const text of [`${at("1.2.0")}\n`, broken]) {
      await repo.write("api/openapi.yaml", text);
      repo.git("commit", "-qam", "fix: change it");
    }
    repo.git("switch", "-q", "main");
    const cloned = async () => {
      const clone = await shallowClone(repo, "--branch", "mine");
      clones.push(clone);
      return clone;
    };
    const [plain, tagged, named] = [await cloned(), await cloned(), await cloned()];
    expect(plain.git("rev-list", "--count", "HEAD")).toBe("1");
    expect(await gateIn(plain.dir, "--base", "merge-base")).toMatchObject(less);
    const since = expect.stringMatching(/since v1\.2\.0/);
    expect(await gateIn(tagged.dir)).toMatchObject({ code: 1, out: since });
    const commit = repo.git("rev-parse", "main");
    expect(await gateIn(named.dir, "--base", commit)).toMatchObject(less);
    expect(named.git("rev-list", "--count", "--all")).toBe("1");
  });
});

it("one run writes several formats", async () => {
  repo.branch("mine");
  await repo.write("api/openapi.yaml", broken);
  const formats = ["sarif=out/a.sarif", "junit=out/a.xml", "gitlab=out/a.json", "pretty"];
  expect(await gate(...formats.flatMap((each) => ["--format", each]))).toMatchObject(less);
  const read = (file: string) => readFile(join(repo.dir, "out", file), "utf8");
  expect(JSON.parse(await read("a.sarif"))).toMatchObject({ runs: [{ results: [{ level: "error" }] }] });
  expect(await read("a.xml")).toContain('name="GET /v1/things"');
  expect(JSON.parse(await read("a.json"))).toMatchObject([{ location: { path: "api/openapi.yaml" } }]);
  expect(await gate("--format", "json", "--format", "sarif")).toMatchObject({
    code: 2,
    err: expect.stringContaining("cannot share one output"),
  });
});
