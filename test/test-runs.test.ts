import { mkdir, readdir, readFile, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { needBuilt } from "../scripts/tests/built.mjs";
import { output, run } from "../scripts/tests/run.mjs";
import { longest } from "./support/longest.ts";
import { root, temporaryFolder } from "./support/workspace.ts";

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
const at = (path: string) => join(folder.dir, path);
beforeEach(async () => {
  folder = await temporaryFolder("test-runs");
});
afterEach(() => folder.remove());

const vitest = (file: string, env: Record<string, string> = {}) =>
  run("pnpm", ["exec", "vitest", "run", file], { cwd: join(root, "test/test-runs"), env });

describe("a test run", () => {
  it("keeps the caller's wishes from the programs of the tests, but not the way to the registry", async () => {
    const kept = { npm_config_cache: at("npm"), https_proxy: "http://proxy.test:3128", MINE: "1" };
    const wishes = {
      CI: "true",
      DOCS_URL: "https://example.org",
      FORCE_COLOR: "3",
      GITHUB_OUTPUT: at("output"),
      GIT_DIR: at("nowhere"),
      GIT_INDEX_FILE: at("index"),
      PARTNER_TOKEN: "token",
      TURBO_FORCE: "1",
      TZ: "Asia/Tokyo",
      npm_config_dry_run: "true",
    };
    const found = at("found.json");
    const env = { ...wishes, ...kept, no_proxy: "intranet", FOUND: found };
    const { code, stdout, stderr } = await vitest("environment", env);
    expect(code, stdout + stderr).toBe(0);
    const environment = JSON.parse(await readFile(found, "utf8")) as Record<string, string>;
    expect(environment).toMatchObject({ ...kept, NO_COLOR: "1", GIT_CONFIG_NOSYSTEM: "1" });
    expect(environment.no_proxy).toBe("intranet,127.0.0.1,localhost,::1");
    const own = ["NODE_ENV", "VITEST", "npm_execpath", "npm_config_user_agent"];
    expect([...Object.keys(wishes), ...own].filter((name) => name in environment)).toEqual([]);
  });

  it("starts first what takes longest: files that there are", async () => {
    expect(await readdir(join(root, "test"))).toEqual(expect.arrayContaining(longest));
  });

  it("fails for a test that expects nothing", async () => {
    const { code, stderr } = await vitest("nothing");
    expect(code).toBe(1);
    expect(stderr).toContain("expected any number of assertion, but got none");
  });

  it("is set up so in every project", async () => {
    const listed = await output("git", ["ls-files", "*vitest.config.*"], { cwd: root });
    const files = listed.trim().split("\n");
    expect(files).toContain("packages/client/vitest.config.ts");
    const texts = await Promise.all(files.map((file) => readFile(join(root, file), "utf8")));
    expect(files.filter((_, index) => !texts[index]?.includes("testConfig("))).toEqual([]);
  });
});

describe("a package that is not built", () => {
  const manifest = async (name: string, more: object = {}) => {
    await mkdir(at(name));
    await writeFile(at(`${name}/package.json`), JSON.stringify({ name: `@x/${name}`, ...more }));
  };
  const link = async (from: string, to: string) => {
    const place = at(`${from}/node_modules/@x/${to}`);
    await mkdir(dirname(place), { recursive: true });
    await symlink(at(to), place);
  };

  it("is named with the command that builds it, however far away it is", async () => {
    const scripts = { build: "tsc" };
    await manifest("app", { devDependencies: { "@x/client": "workspace:^", vitest: "5" } });
    await manifest("client", { scripts, dependencies: { "@x/spec": "workspace:*" } });
    await manifest("spec", { scripts });
    await link("app", "client");
    await link("client", "spec");
    const need = () => needBuilt(at("app"));
    expect(need).toThrow("@x/spec, @x/client are not built\n  next: pnpm build --filter=@x/app...");
    await mkdir(at("client/dist"));
    expect(need).toThrow("@x/spec is not built\n");
    await mkdir(at("spec/dist"));
    expect(need).not.toThrow();
  });

  it("stops a run with these words alone", async () => {
    await manifest("app", { type: "module", scripts: { build: "tsc" } });
    const config = `import { testConfig } from ${JSON.stringify(join(root, "scripts/tests/config.mjs"))};\nexport default testConfig(import.meta.dirname, {});\n`;
    await writeFile(at("app/vitest.config.ts"), config);
    const { code, stderr } = await run(join(root, "node_modules/.bin/vitest"), ["run"], { cwd: at("app") });
    expect(code).toBe(1);
    expect(stderr).toContain("@x/app is not built\n  next: pnpm build --filter=@x/app...");
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});

describe("pnpm test:stress", () => {
  const stress = (args: string[], env: Record<string, string> = {}) =>
    run(process.execPath, ["scripts/tests/stress.mjs", ...args], { cwd: root, env });

  it("runs files again and again, and says which run failed, and how", async () => {
    const env = { COUNT: at("count") };
    const args = ["test/test-runs/twice.ts", "--times", "3", "--load", "0"];
    const { code, stdout, stderr } = await stress(args, env);
    expect(code, stderr).toBe(1);
    expect(stdout).toMatch(/^✓ run 1 of 3, test\/test-runs: [\d.]+ s\n✗ run 2 of 3.*\n✓ run 3 of 3.*\n/);
    expect(stdout).toMatch(/\nfailed:\n {2}run 2 of 3, test\/test-runs\n$/);
    expect(stderr).toContain("AssertionError");
  });

  it("passes when every run does, hands options to vitest, and ends with what computes next to it", async () => {
    const file = "test/test-runs/twice.ts";
    const { code, stdout } = await stress([file, "--times", "1", "--load", "1", "--", "-t", "no such test"]);
    expect([code, stdout]).toEqual([0, expect.stringContaining("\nno run failed\n")]);
  });

  it.each([
    [[], "Which test files?"],
    [["nowhere.test.ts"], "There is no file nowhere.test.ts."],
    [["test/serve.test.ts", "--times", "0"], "--times is a whole number from 1"],
    [["test/serve.test.ts", "--load", "much"], "--load is a whole number from 0"],
    [["test/serve.test.ts", "--retry", "3"], "--retry"],
  ])("refuses %j", async (args, message) => {
    const { code, stdout, stderr } = await stress(args);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(message);
    expect(stderr).toContain("Usage: pnpm test:stress");
  });

  it("prints its usage", async () => {
    expect(await stress(["--help"])).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^Usage: /),
      stderr: "",
    });
  });
});
