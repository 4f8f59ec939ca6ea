import { execFile, spawn } from "node:child_process";
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { ValidationSeverity, validate } from "dockerfile-utils";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { getUsage } from "./support/call.ts";

const run = promisify(execFile);
const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const ci = (name: string): Promise<string> => readFile(at(`../ci/${name}`), "utf8");

let folder = "";
/** A PATH whose `npx` runs the mock of this repository, whatever version is asked for. */
let path = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "mock-ci-"));
  await mkdir(join(folder, "bin"));
  // As npm's does, it waits for the mock as a child: its process is another one.
  const npx = `#!/bin/sh\n[ "$1" = --yes ] && shift 2\n"${process.execPath}" "${at("../bin/mock.js")}" "$@"\nexit $?\n`;
  await writeFile(join(folder, "bin/npx"), npx);
  await chmod(join(folder, "bin/npx"), 0o755);
  path = `${join(folder, "bin")}:${process.env.PATH}`;
});
afterAll(() => rm(folder, { recursive: true }));

/** Runs a step of a job as GitHub's runner does. */
const shell = (script: string, env: Record<string, string>) =>
  run("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", script], { env });

/** Values of a file of NAME=value lines, as GitHub reads it. */
async function pairs(file: string): Promise<Record<string, string>> {
  const lines = (await readFile(join(folder, file), "utf8")).trim().split("\n");
  return Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]),
  );
}

describe("the GitHub action", () => {
  const step = async () => parse(await ci("action.yml")).runs.steps[0];
  const env = (more: Record<string, string>) => ({
    PATH: path,
    RUNNER_TEMP: folder,
    GITHUB_OUTPUT: join(folder, "output"),
    GITHUB_ENV: join(folder, "env"),
    ...more,
  });

  const start = async (inputs: Record<string, string>) => shell((await step()).run, env(inputs));

  test("starts as many mocks as a job asks for and says where each is", async () => {
    const urls = [];
    for (const _ of [1, 2, 3]) {
      await start({ VERSION: "latest", SPEC: "", PORT: "0" });
      const { url = "", pid } = await pairs("output");
      urls.push(url);
      expect((await pairs("env")).MOCK_URL).toBe(url);
      expect((await getUsage(url)).status).toBe(200);
      process.kill(Number(pid));
      await expect.poll(() => getUsage(url).catch(() => "gone")).toBe("gone");
    }
    expect(new Set(urls).size).toBe(3);
  });

  test("fails with the mock's own words, also after one that started", async () => {
    const failing = start({ VERSION: "1", SPEC: "missing.yaml", PORT: "0" });
    await expect(failing).rejects.toMatchObject({
      stdout: expect.stringContaining("there is no file missing.yaml"),
    });
  });

  test("passes inputs by environment, so that none is run as shell", async () => {
    expect((await step()).run).not.toContain("${{");
  });
});

test("the GitLab job finds the mock at $MOCK_URL", async () => {
  const job = parse(await ci("gitlab-ci.yml"))[".partner-licenses-mock"];
  const script = [...job.before_script, 'echo "$MOCK_PID $MOCK_URL"'].join("\n");
  const env = { PATH: path, TMPDIR: folder, ...job.variables, MOCK_PORT: "0" };
  const { stdout } = await shell(script, env);
  const [pid, url = ""] = stdout.trim().split(" ");
  expect((await getUsage(url)).status).toBe(200);
  process.kill(Number(pid));
  await expect.poll(() => getUsage(url).catch(() => "gone")).toBe("gone");
});

test("the GitLab job serves another contract at $MOCK_SPEC", async () => {
  const job = parse(await ci("gitlab-ci.yml"))[".partner-licenses-mock"];
  const script = [...job.before_script, 'echo "$MOCK_PID $MOCK_URL"'].join("\n");
  const own = { MOCK_PORT: "0", MOCK_SPEC: at("./fixtures/legacy.yaml") };
  const { stdout } = await shell(script, { PATH: path, TMPDIR: folder, ...job.variables, ...own });
  const [pid, url = ""] = stdout.trim().split(" ");
  expect((await getUsage(url)).status).toBe(404);
  process.kill(Number(pid));
});

/** The instructions of a Dockerfile, continued lines joined. */
async function instructions(): Promise<{ name: string; value: string }[]> {
  const lines = (await ci("Dockerfile")).replace(/\\\n\s*/g, " ").split("\n");
  const kept = lines.filter((line) => line.trim() !== "" && !line.startsWith("#"));
  return kept.map((line) => ({
    name: line.split(" ", 1)[0] ?? "",
    value: line.slice(line.indexOf(" ") + 1),
  }));
}

describe("the Docker file", () => {
  test("has nothing that Docker's language server complains of", async () => {
    const severity = ValidationSeverity.ERROR;
    const settings = { deprecatedMaintainer: severity, instructionWorkdirRelative: severity };
    const complaints = (text: string): unknown[] => validate(text, settings);
    const text = await ci("Dockerfile");
    expect(complaints(text)).toEqual([]);
    expect(complaints(text.replace("HEALTHCHECK --interval", "HEALTHCHECK --intervall"))).toHaveLength(1);
  });

  test("is built in stages, from pinned images, and runs as nobody in particular", async () => {
    const all = await instructions();
    const images = all.filter(({ name }) => name === "FROM").map(({ value }) => value);
    expect(images).toHaveLength(2);
    for (const image of images) expect(image).toMatch(/^node:\d+-alpine/);
    const last = all.slice(all.map(({ name }) => name).lastIndexOf("FROM"));
    const names = last.map(({ name }) => name);
    expect(last.find(({ name }) => name === "USER")?.value).toBe("node");
    expect(names.indexOf("USER")).toBeLessThan(names.indexOf("ENTRYPOINT"));
    expect(names).toEqual(expect.arrayContaining(["HEALTHCHECK", "EXPOSE", "CMD"]));
    expect(names).not.toContain("ADD");
    expect(names).not.toContain("RUN");
  });

  test("works outside Docker: install, entry point, health check", async () => {
    const all = await instructions();
    const value = (name: string): string => all.find((instruction) => instruction.name === name)?.value ?? "";
    await run("pnpm", ["pack", "--pack-destination", folder], { cwd: at("..") });
    const { version } = JSON.parse(await readFile(at("../package.json"), "utf8"));
    const tarball = join(folder, `partner-licenses-mock-${version}.tgz`);
    const app = join(folder, "app");
    await mkdir(app);
    const install = value("RUN").replace(
      /"@partner-licenses\/mock@[^"]*"/,
      `"${tarball}" --offline --omit=peer`,
    );
    await run("sh", ["-c", install], { cwd: app });
    const [file = "", ...args] = [...JSON.parse(value("ENTRYPOINT")), "--port", "0", "--quiet"];
    const child = spawn(file, args, { cwd: app, env: { PATH: process.env.PATH, NODE_ENV: "production" } });
    const url = await new Promise<string>((resolve) =>
      child.stdout.once("data", (text: Buffer) => resolve(String(text).trim())),
    );
    const [probe = "", ...script] = JSON.parse(value("HEALTHCHECK").replace(/^.*?CMD /, "")) as string[];
    const health = () =>
      run(
        probe,
        script.map((part) => part.replace("http://127.0.0.1:4010", url)),
      );
    await health();
    const ended = new Promise((resolve) => child.once("close", resolve));
    child.kill("SIGTERM");
    expect(await ended).toBe(0);
    await expect(health()).rejects.toThrow();
  });
});

test("compose runs it read-only, without capabilities, on loopback", async () => {
  const { mock } = parse(await ci("compose.yaml")).services;
  expect(mock).toMatchObject({ read_only: true, cap_drop: ["ALL"], ports: ["127.0.0.1:4010:4010"] });
});
