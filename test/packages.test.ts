import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { parse } from "yaml";
import { cachedInstall } from "../scripts/cached-install.mjs";
import { npmInstall } from "../scripts/npm-install.mjs";
import { output, run } from "../scripts/tests/run.mjs";
import { packed } from "./support/packed.ts";
import { publishedPackages, root, temporaryFolder } from "./support/workspace.ts";

const packages = await publishedPackages();
const typed = packages.filter(({ name }) => name !== "@partner-licenses/spec");

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
const tarballs = new Map<string, string>();

beforeAll(async () => {
  folder = await temporaryFolder("packed");
  for (const { name, tarball } of await packed()) tarballs.set(name, tarball);
});

afterAll(() => folder.remove());

const tarballOf = (name: string): string => tarballs.get(name) ?? "";

describe.each(packages)("the tarball of $name", ({ name, manifest }) => {
  it("names real versions, a licence and a Node range", async () => {
    const packed = await output("tar", ["-xzOf", tarballOf(name), "package/package.json"], { cwd: root });
    expect(packed).not.toMatch(/workspace:|catalog:/);
    expect(JSON.parse(packed)).toMatchObject({
      version: manifest.version,
      license: "Apache-2.0",
      engines: { node: ">=20.19" },
    });
  });

  it("passes publint", async () => {
    const { buffer: tarball } = new Uint8Array(await readFile(tarballOf(name)));
    const { messages, pkg } = await publint({ pack: { tarball }, strict: true });
    const faults = messages.filter(({ type }) => type === "error");
    expect(faults.map((each) => formatMessage(each, pkg, { color: false }))).toEqual([]);
  });
});

describe.each(typed)("the types of $name", ({ name }) => {
  it("resolve under node16 and bundler", async () => {
    const analysis = await checkPackage(createPackageFromTarballData(await readFile(tarballOf(name))));
    expect(analysis.types).toBeTruthy();
    const problems = "problems" in analysis ? analysis.problems : [];
    const isOurs = (problem: object) =>
      !("resolutionKind" in problem && /^node1(0|6-cjs)$/.test(String(problem.resolutionKind)));
    expect(problems.filter(isOurs)).toEqual([]);
  });
});

describe("a consumer in an empty folder", () => {
  let dir: string;

  beforeAll(async () => {
    dir = join(folder.dir, "consumer");
    await mkdir(dir);
    const fromTarball = Object.fromEntries(packages.map(({ name }) => [name, `file:${tarballOf(name)}`]));
    const wanted = [
      "@partner-licenses/cli",
      "@partner-licenses/client",
      "@partner-licenses/mcp",
      "@partner-licenses/mock",
      "@partner-licenses/react",
      "@partner-licenses/spec",
      "@partner-licenses/contract-diff",
      "@partner-licenses/contract-kit",
    ];
    const dependencies = Object.fromEntries(wanted.map((name) => [name, fromTarball[name]]));
    const workspace = await readFile(join(root, "pnpm-workspace.yaml"), "utf8");
    const { catalog } = parse(workspace) as { catalog: Record<string, string> };
    const peers = Object.fromEntries(["react", "@tanstack/react-query"].map((name) => [name, catalog[name]]));
    await writeFile(
      join(dir, "package.json"),
      JSON.stringify({ private: true, dependencies: { ...dependencies, ...peers }, overrides: fromTarball }),
    );
    const install = [...npmInstall, "--prefer-offline"];
    // npm was seen to wait for ever without a connection; what it has by then is in its cache.
    const { code } = await run("npm", install, { cwd: dir, timeout: 120_000 });
    if (code !== 0) await output("npm", install, { cwd: dir });
  });

  it("imports every entry, and requires it", async () => {
    const entries = typed
      .flatMap(({ name, manifest }) =>
        Object.keys(manifest.exports as object)
          .filter((entry) => !entry.endsWith(".json"))
          .map((entry) => name + entry.slice(1)),
      )
      .filter((entry) => !/\/(msw(\/node)?|otel|vitest)$/.test(entry));
    await writeFile(
      join(dir, "load.mjs"),
      entries.map((entry) => `await import(${JSON.stringify(entry)});`).join("\n"),
    );
    await writeFile(
      join(dir, "load.cjs"),
      entries.map((entry) => `require(${JSON.stringify(entry)});`).join("\n"),
    );
    expect(await output("node", ["load.mjs"], { cwd: dir })).toBe("");
    expect(await output("node", ["load.cjs"], { cwd: dir })).toBe("");
  });

  it("reads license usage from the mock", async () => {
    await writeFile(
      join(dir, "call.mjs"),
      `import { createPartnerClient } from "@partner-licenses/client";
       import { startMock } from "@partner-licenses/mock";
       const mock = await startMock({ port: 0 });
       const partner = createPartnerClient({ auth: "token", baseUrl: mock.url });
       const usage = await partner.analytics.licenses.usage.get();
       console.log(JSON.stringify(usage));
       await mock.stop();`,
    );
    const documented = await readFile(join(root, "spec/test/fixtures/usage-response.json"), "utf8");
    expect(JSON.parse(await output("node", ["call.mjs"], { cwd: dir }))).toEqual(JSON.parse(documented));
  });

  it("runs the program of the README with Jest, in CommonJS and in ESM", async () => {
    const readme = await readFile(join(root, "packages/mock/README.md"), "utf8");
    const program = /^## Jest$.*?^```js\n(.*?)^```$/ms.exec(readme)?.[1] ?? "";
    await writeFile(join(dir, "usage.test.cjs"), program);
    await writeFile(
      join(dir, "usage.test.mjs"),
      program.replaceAll(/const (.*) = require\((.*)\)/g, "import $1 from $2"),
    );
    const jest = await cachedInstall("jest", { jest: "30.5.2" });
    const args = ["--experimental-vm-modules", jest.require.resolve("jest/bin/jest"), "--runInBand"];
    const { stderr } = await run(process.execPath, [...args, "--testRegex", "usage"], { cwd: dir });
    expect(stderr).toContain("Tests:       2 passed, 2 total");
  });

  it("finds the commands on its path", async () => {
    const bin = (name: string) => join(dir, "node_modules/.bin", name);
    expect(await output(bin("contract"), ["--help"], { cwd: dir })).toContain("generate");
    expect(await output(bin("contract"), ["diff", "--help"], { cwd: dir })).toContain(
      "Usage: contract diff ",
    );
    expect(await output(bin("partner-licenses-mock"), ["--help"], { cwd: dir })).toContain("--port");
    expect(await output(bin("partner-licenses"), ["--help"], { cwd: dir })).toContain("--format");
    expect(await output(bin("partner-licenses-mcp"), ["--help"], { cwd: dir })).toContain("--allow-writes");
  });

  it("reads the contract from the spec package", async () => {
    await writeFile(
      join(dir, "contract.mjs"),
      `import contract from "@partner-licenses/spec" with { type: "json" };
       console.log(contract.openapi, contract.info.version);`,
    );
    const { version } = JSON.parse(await readFile(join(root, "spec/package.json"), "utf8")) as {
      version: string;
    };
    expect((await output("node", ["contract.mjs"], { cwd: dir })).trim()).toBe(`3.1.0 ${version}`);
  });
});

// The lightest door: nothing comes with it, and it needs nothing of what stays outside.
test("the diff alone is one package, whose command compares", async () => {
  const name = "@partner-licenses/contract-diff";
  const dir = join(folder.dir, "diff-alone");
  await mkdir(dir);
  const dependencies = { [name]: `file:${tarballOf(name)}` };
  await writeFile(join(dir, "package.json"), JSON.stringify({ private: true, dependencies }));
  await output("npm", [...npmInstall, "--offline"], { cwd: dir });
  const lock = JSON.parse(await readFile(join(dir, "package-lock.json"), "utf8"));
  expect(Object.keys(lock.packages)).toEqual(["", `node_modules/${name}`]);
  const side = (version: string, body: string) =>
    writeFile(
      join(dir, version),
      `openapi: 3.1.0\ninfo: { title: A, version: 1.0.0 }\npaths:\n  /a:\n    get:\n      responses: { 200: { description: ok${body} } }\n`,
    );
  await side("old.yaml", ", headers: { X-A: {} }");
  await side("new.yaml", "");
  const bin = join(dir, "node_modules/.bin/contract-diff");
  const { code, stdout } = await run(bin, ["old.yaml", "new.yaml", "--fail-on", "breaking"], { cwd: dir });
  expect([code, stdout]).toEqual([1, expect.stringContaining("response-header-removed")]);
});
