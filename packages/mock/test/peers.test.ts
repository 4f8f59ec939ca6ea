import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";

const run = promisify(execFile);
const yarn = createRequire(import.meta.url).resolve("@yarnpkg/cli-dist/bin/yarn.js");

/** Stands in for MSW: who gets to see it is asked here, not what it does. */
const standIn =
  'export const http = { get: (path) => "made by the user\'s msw: " + path };\nexport class HttpResponse {}\nexport const bypass = (request) => request;\n';
const program =
  'import { handlers } from "@partner-licenses/mock/msw";\nprocess.stdout.write(String(handlers({ baseUrl: "" })));\n';

let folder = "";
let tarball = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "mock-peers-"));
  const root = fileURLToPath(new URL("..", import.meta.url));
  await run("pnpm", ["pack", "--pack-destination", folder], { cwd: root });
  tarball = join(folder, (await readdir(folder)).find((name) => name.endsWith(".tgz")) ?? "");
});
afterAll(() => rm(folder, { recursive: true }));

/** A project that has the packed mock and an `msw` of its own. */
async function project(name: string): Promise<string> {
  const home = join(folder, name);
  await mkdir(join(home, "msw"), { recursive: true });
  const write = (file: string, content: object | string) =>
    writeFile(join(home, file), typeof content === "string" ? content : JSON.stringify(content));
  const dependencies = { "@partner-licenses/mock": `file:${tarball}`, msw: "file:./msw" };
  await write("package.json", { private: true, type: "module", dependencies });
  await write("msw/package.json", { name: "msw", version: "2.4.0", type: "module", exports: "./index.js" });
  await write("msw/index.js", standIn);
  await write("program.js", program);
  return home;
}

const made = "made by the user's msw: /v1/analytics/licenses/usage";

test("a strict node_modules of pnpm lets the handlers find the user's msw", async () => {
  const cwd = await project("pnpm");
  await writeFile(join(cwd, "pnpm-workspace.yaml"), "hoist: false\n");
  await run("pnpm", ["install", "--offline"], { cwd });
  const { stdout } = await run(process.execPath, ["program.js"], { cwd, env: { NODE_PATH: "" } });
  expect(stdout).toBe(made);
});

test("so does Yarn's Plug'n'Play", async () => {
  const cwd = await project("yarn");
  await writeFile(join(cwd, "yarn.lock"), "");
  const env = {
    PATH: process.env.PATH,
    HOME: folder,
    YARN_ENABLE_NETWORK: "0",
    YARN_ENABLE_TELEMETRY: "0",
    YARN_ENABLE_IMMUTABLE_INSTALLS: "0",
    YARN_GLOBAL_FOLDER: join(folder, "yarn-global"),
  };
  await run(process.execPath, [yarn, "install"], { cwd, env });
  const { stdout } = await run(process.execPath, [yarn, "node", "program.js"], { cwd, env });
  expect(stdout).toBe(made);
});
