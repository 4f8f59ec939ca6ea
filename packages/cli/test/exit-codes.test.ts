import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exitCodes } from "../src/index.ts";
import { canary, command, startCommandOnMock } from "./support/command.ts";

let on: Awaited<ReturnType<typeof startCommandOnMock>>;
beforeAll(async () => {
  on = await startCommandOnMock();
});
afterAll(() => on.stop());

it("prints rows, and has its exit code, also where nobody reads standard error", async () => {
  const good = await on.usage(undefined, ["--trace"], { deaf: true });
  expect([good.code, good.stdout.split(" ")[0]]).toEqual([exitCodes.ok, "Service"]);
  expect((await on.usage("code=403", ["--trace"], { deaf: true })).code).toBe(exitCodes.forbidden);
});

it.each([
  [["--base-url", "http://127.0.0.1:9/?a=1"], "a query or a fragment"],
  [["--base-url", "http://127.0.0.1:9/#a"], "a query or a fragment"],
  [["--header", "X-A: →"], "of ASCII"],
  [["--environment", "constructor"], "in global"],
] as const)("usage: %j is wrong before anything is sent", async (args, said) => {
  const { code, stderr } = await command(["usage", ...args]);
  expect(code).toBe(exitCodes.usage);
  expect(stderr.replaceAll(/\n +/g, " ")).toContain(said);
});

describe("the exit code of a failed call, and its message", () => {
  it.each([
    ["auth", "code=401, example=mfa-missing", [], "code 900421"],
    ["forbidden", "code=403", [], "code 900150"],
    ["throttled", "code=429", ["--timeout", "5"], "run it again in 57.0 s"],
    ["network", "scenario=reset", ["--tries", "1"], "network"],
    ["network", "delay=5000", ["--timeout", "1"], "no answer in time"],
    ["service", "code=500", ["--tries", "1"], "code 800003"],
    ["answer", "scenario=html-login", ["--tries", "1"], "not JSON"],
    ["answer", "scenario=truncated", ["--tries", "1"], "next: check for a proxy"],
  ] as const)("%s: %s", async (name, prefer, args, said) => {
    const { code, stdout, stderr } = await on.usage(prefer, [...args, "--trace"]);
    expect(code).toBe(exitCodes[name]);
    expect(stdout).toBe("");
    expect(stderr.replaceAll(/\n +/g, " ")).toContain(said);
    expect(stderr).toMatch(/ {2}next: \w+/);
    expect(stderr).toMatch(/request [0-9a-f-]{36}\n {2}correlation [0-9a-f-]{36}\n/);
    expect(stderr).not.toContain(canary);
  });

  it("interrupted: Ctrl-C ends a wait", async () => {
    const { code } = await on.usage("code=429", ["--trace"], {
      watch: (text, kill) => {
        if (text.includes("next one in")) kill("SIGINT");
      },
    });
    expect(code).toBe(exitCodes.interrupted);
  });
});

describe("a wrong command line sends nothing", () => {
  it.each([
    [[]],
    [["licenses"]],
    [["usage", "more"]],
    [["usage", "--format", "xml"]],
    [["usage", "--sort", "size"]],
    [["usage", "--tries", "0"]],
    [["usage", "--timeout", "soon"]],
    [["usage", "--base-url", "ftp://host"]],
    [["usage", "--environment", "mars"]],
    [["usage", "--locale", "not a locale"]],
    [["usage", "--header", "nonsense"]],
    [["usage", "--unknown"]],
    [["usage", "--tenant", "tenant-1"]],
    [["doctor", "--format", "json"]],
    [["login", "--token-stdin"]],
    [["logout", "-r"]],
  ])("%j", async (args) => {
    const { code, stdout, stderr } = await command(args);
    expect([code, stdout]).toEqual([exitCodes.usage, ""]);
    expect(stderr).toContain("next: partner-licenses --help");
    expect(stderr).not.toContain("    at ");
    expect(stderr.split("\n").filter((line) => line.length > 80)).toEqual([]);
  });

  it.each([
    [["--token", canary]],
    [[`--token=${canary}`]],
    [["--header", `Authorization: Bearer ${canary}`]],
  ])("a token in the arguments is refused and not repeated", async (args) => {
    const { code, stderr } = await command(["usage", ...args]);
    expect(code).toBe(exitCodes.usage);
    expect(stderr.split("\n").filter((line) => line.length > 80)).toEqual([]);
    expect(stderr).not.toContain(canary);
  });
});

describe("the token", () => {
  it("comes from standard input when asked for, with or without its prefix", async () => {
    for (const input of [canary, `Bearer ${canary}\n`]) {
      const { code } = await on.usage(undefined, ["--token-stdin"], { input, env: { PARTNER_TOKEN: "" } });
      expect(code).toBe(exitCodes.ok);
    }
  });

  it("is needed", async () => {
    for (const args of [[], ["--token-stdin"]]) {
      const { code, stderr } = await on.usage(undefined, args, { env: { PARTNER_TOKEN: "" }, input: "" });
      expect([code, stderr.includes("PARTNER_TOKEN")]).toEqual([exitCodes.auth, true]);
    }
  });

  it("goes over https only, except to this machine", async () => {
    const { code, stderr } = await command(["usage", "--base-url", "http://service.invalid"]);
    expect([code, stderr.includes("with https")]).toEqual([exitCodes.auth, true]);
  });
});

describe("--trace", () => {
  it("prints the attempts, waits and ids, but not the token", async () => {
    const { code, stdout, stderr } = await on.usage("scenario=throttled-once", ["--trace", "-f", "csv"]);
    expect(code).toBe(exitCodes.ok);
    expect(stdout).toMatch(/^serviceName/);
    expect(stderr).toMatch(
      /attempt 1: GET .*\n.*attempt 1: 429 throttled; next one in 1\.\d s\n.*attempt 2: GET/,
    );
    expect(stderr).toMatch(/ok after 2 attempts/);
    expect(stderr).not.toContain(canary);
  });
});

it("--help names every exit code and --version the package's version", async () => {
  const { stdout } = await command(["--help"], { started: true });
  for (const code of Object.values(exitCodes)) expect(stdout).toMatch(new RegExp(`\\b${code} [a-z]`));
  expect(stdout.split("\n").filter((line) => line.length > 80)).toEqual([]);
  const ofLogin = await command(["login", "--help"]);
  expect(ofLogin.stdout).toContain("--tenant");
  expect(ofLogin.stdout).not.toContain("--format");
  const manifest = JSON.parse(await readFile(new URL("../package.json", import.meta.url), "utf8"));
  expect((await command(["--version"], { started: true })).stdout.trim()).toBe(manifest.version);
});

it("the README lists the exit codes of the program", async () => {
  const readme = await readFile(new URL("../README.md", import.meta.url), "utf8");
  const listed = [...readme.matchAll(/^\| (\d+) \| `(\w+)` \|/gm)].map(([, code, name]) => [
    name,
    Number(code),
  ]);
  expect(Object.fromEntries(listed)).toEqual(exitCodes);
});
