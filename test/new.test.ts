import { spawn } from "node:child_process";
import { once } from "node:events";
import { copyFile, mkdir, readdir, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { callIn } from "../packages/contract-kit/test/commands/run.ts";
import { lintByGitHub } from "../scripts/ci/lint/github.mjs";
import { programEnvironment } from "../scripts/tests/environment.mjs";
import { startRegistry } from "./rehearsal/registry.mjs";
import { codeIn, pageBlocks } from "./support/page.ts";
import { type Stranger, strangerIn } from "./support/stranger.ts";
import { root, temporaryFolder } from "./support/workspace.ts";

// The page of the docs, typed from top to bottom by a reader with a contract of 31 operations.
describe("a whole toolkit for your own API", () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let registry: Awaited<ReturnType<typeof startRegistry>>;
  let reader: Stranger;
  let home: string;
  let block: Awaited<ReturnType<typeof pageBlocks>>;
  // What a shell and all that it started took of the processors, next to the time on a clock that others share.
  const timed = (code: string) => `trap 'times >> "${folder.dir}/times"' EXIT\n${code}`;
  const type = (code: string) => reader.type(timed(code), home);
  let begun = 0;
  const clock = () => ((performance.now() - begun) / 1000).toFixed(0);
  const npm = (...args: string[]) => reader.run("npm", args, home);
  const status = () => type("git status --porcelain");

  beforeAll(async () => {
    block = await pageBlocks("tutorial");
    folder = await temporaryFolder("new");
    home = join(folder.dir, "parcels");
    registry = await startRegistry(join(folder.dir, "registry"));
    reader = await strangerIn(folder.dir, registry.npmrc("@acme"));
    await copyFile(join(root, "test/support/parcels.yaml"), join(folder.dir, "my-api.yaml"));
  });
  afterAll(async () => {
    await reader?.stop();
    await registry?.stop();
    await folder?.remove();
  });

  it.each([
    ["a broken contract", ["@acme/x", "--spec", "broken.yaml"], /broken\.yaml:\d+:\d+/],
    ["a name that npm refuses", ["Parcels", "--spec", "my-api.yaml"], /is not a name for npm packages/],
    [
      "a folder that is not empty",
      ["x", "--spec", "my-api.yaml", "--out", "."],
      /^\. is not an empty folder/,
    ],
  ])("refuses %s and writes nothing", async (_what, args, message) => {
    await writeFile(join(folder.dir, "broken.yaml"), "openapi: 3.1.0\ninfo: [\n");
    const before = await readdir(folder.dir);
    const { code, err } = await callIn(folder.dir, ["new", ...args]);
    expect(err).toMatch(message);
    expect(code).toBe(2);
    expect(await readdir(folder.dir)).toEqual(before);
  });

  it("makes a repository, with its contract and its words alone", async () => {
    begun = performance.now();
    expect(await reader.type(timed(block("Make it")), folder.dir)).toContain("31 operations");
    const files = (await type("git ls-files")).trim().split("\n");
    const byHand = files.filter((file) => !/generated\/|^samples\/|\/src\//.test(file));
    process.stdout.write(
      `new with npm: ${clock()} s, ${byHand.length} files, and ${files.length - byHand.length} generated\n`,
    );
    expect(byHand.length).toBeLessThan(45);
    for (const name of byHand.filter((file) => file.startsWith(".github/workflows/")))
      expect(await lintByGitHub(name, await readFile(join(home, name), "utf8")), name).toEqual([]);
    const mine = await readFile(join(folder.dir, "my-api.yaml"), "utf8");
    expect(await readFile(join(home, "spec/openapi.yaml"), "utf8")).toBe(mine);
    // Our scope is what its code imports.
    const words = "partner|microsoft|entra|aadsts|\\bmfa\\b";
    const found = await type(
      `git grep -hiE "${words}" -- . ':!package-lock.json' | sed 's|@partner-licenses/||g' | grep -iE "${words}" || true`,
    );
    expect(found).toBe("");
    expect(await status()).toBe("");
  });

  it("is well: the contract, no drift, all compiles, and every sample runs against the mock", async () => {
    expect(await type(block("See that it works"))).toMatch(/31 operations[\s\S]*pass 1\b/);
    expect(await status()).toBe("");
  });

  it("has a README and guides whose code compiles, and an app that can be built", async () => {
    const pages = ["README.md", ...(await readdir(join(home, "docs"))).map((name) => `docs/${name}`)];
    const snippets = join(home, "out/snippets");
    await mkdir(snippets, { recursive: true });
    for (const name of ["msw", "vitest"])
      await symlink(join(root, "packages/mock/node_modules", name), join(home, "node_modules", name));
    let count = 0;
    for (const page of pages)
      for (const language of ["ts", "tsx"])
        for (const code of codeIn(await readFile(join(home, page), "utf8"), language))
          await writeFile(join(snippets, `${count++}.${language}`), `${code}\nexport {};\n`);
    expect(count).toBeGreaterThan(10);
    const compilerOptions = { noEmit: true, composite: false, module: "ESNext", moduleResolution: "bundler" };
    const settings = { extends: "../../tsconfig.base.json", compilerOptions, include: ["*"] };
    await writeFile(join(snippets, "tsconfig.json"), JSON.stringify(settings));
    expect(await type("npx tsc -p out/snippets || true")).toBe("");
    await type("npx vite build sample --outDir ../out/app --logLevel error");
    expect(await status()).toBe("");
  });

  it("makes a call", async () => {
    const env = programEnvironment(reader.env);
    const mock = spawn("npm", ["run", "mock", "--", "--port", "0"], { cwd: home, env, detached: true });
    const ended = once(mock, "exit");
    let printed = "";
    for await (const chunk of mock.stdout) {
      printed += String(chunk);
      if (printed.includes("Ctrl-C")) break;
    }
    const url = /http:\/\/[\d.:]+/.exec(printed)?.[0] ?? "";
    const call = block("Make a call", "sh", 1).replace("http://127.0.0.1:4010", url);
    expect(await type(call)).toContain("PP100200300DE");
    if (mock.pid !== undefined) process.kill(-mock.pid, "SIGINT");
    await ended;
  });

  it("has docs: its guides, and a reference that shows the call of every operation", async () => {
    expect(await type(block("Read the docs"))).toContain("site/index.html");
    const reference = await readFile(join(home, "site/reference.md"), "utf8");
    expect(reference.match(/^import .* from "@acme\/parcels-client";$/gm)).toHaveLength(31);
    expect(await readFile(join(home, "site/index.html"), "utf8")).toContain('href="errors.html"');
  });

  it("follows the contract: no drift, and the gate is at 0.x", async () => {
    expect(await type(block("Change the contract"))).toContain("first release");
    expect(await status()).toBe("");
  });

  it("leaves all as it was when a version fails, and packs nothing then", async () => {
    const source = join(home, "packages/mock/src/index.ts");
    const text = await readFile(source, "utf8");
    await writeFile(source, `${text}export const wrong: string = 1;\n`);
    expect(await npm("run", "version")).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/not committed/),
    });
    await type("git commit --quiet --all --message Wrong");
    expect(await npm("run", "version")).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/run build` failed/),
    });
    expect(await status()).toBe("");
    expect(await npm("run", "pack")).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/wait for a version/),
    });
    await type("git reset --quiet --hard HEAD^");
  });

  it("releases 0.1.0, and a second time nothing", async () => {
    const events = join(folder.dir, "events");
    await type(`export npm_config_provenance=false CHANGESETS_OUTPUT="${events}"\n${block("Release")}`);
    const [tagged = ""] = (await readFile(events, "utf8")).trim().split("\n");
    expect(JSON.parse(tagged)).toMatchObject({
      type: "git-tag",
      packageName: expect.stringMatching(/^@acme\//),
    });
    for (const name of ["spec", "types", "client", "react", "mock"])
      expect(Object.keys((await registry.packument(`@acme/parcels-${name}`))?.versions ?? {})).toEqual([
        "0.1.0",
      ]);
    expect(await type("git tag")).toContain("@acme/parcels-client@0.1.0");
    const times = await readFile(join(folder.dir, "times"), "utf8");
    const cpu = [...times.matchAll(/(\d+)m([\d.]+)s/g)].map(
      ([, minutes, rest]) => Number(minutes) * 60 + Number(rest),
    );
    const seconds = cpu.reduce((sum, each) => sum + each, 0);
    process.stdout.write(`new to release with npm: ${seconds.toFixed(0)} s of CPU, ${clock()} s\n`);
    const arrived = registry.arrived();
    expect(await npm("run", "release")).toMatchObject({ code: 0 });
    expect(registry.arrived()).toBe(arrived);
    expect(await readFile(join(home, "spec/released/0.1.0.yaml"), "utf8")).toContain("2026-03-01");
  });
});
