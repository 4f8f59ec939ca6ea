import { existsSync } from "node:fs";
import { mkdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { output, run } from "../scripts/tests/run.mjs";
import { pageBlocks } from "./support/page.ts";
import { type Stranger, strangerIn } from "./support/stranger.ts";
import { root, temporaryFolder } from "./support/workspace.ts";

const kit = "@partner-licenses/contract-kit";

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let stranger: Stranger;

beforeAll(async () => {
  folder = await temporaryFolder("adopt");
  stranger = await strangerIn(folder.dir);
});

afterAll(async () => {
  await stranger?.stop();
  await folder.remove();
});

interface Repository {
  readonly dir: string;
  run(program: string, ...args: string[]): ReturnType<typeof run>;
  read(file: string): Promise<string>;
  /** What git sees that is not committed. */
  status(): Promise<string>;
}

/** A repository with a contract, all of it committed. */
async function repository(name: string, files: Record<string, string>): Promise<Repository> {
  const dir = join(folder.dir, name);
  const contract = await readFile(join(root, "packages/contract-kit/test/fixtures/museum.yaml"), "utf8");
  const all = {
    ".gitignore": "node_modules\nout\n",
    "api/museum.yaml": contract,
  };
  for (const [file, text] of Object.entries({ ...all, ...files })) {
    await mkdir(dirname(join(dir, file)), { recursive: true });
    await writeFile(join(dir, file), text);
  }
  return {
    dir,
    run: (program, ...args) => run(program, args, { cwd: dir, env: stranger.env }),
    read: (file) => readFile(join(dir, file), "utf8"),
    status: () => output("git", ["status", "--porcelain"], { cwd: dir }),
  };
}

async function commit({ dir }: Repository): Promise<void> {
  const git = (...args: string[]) =>
    output("git", ["-c", "user.name=t", "-c", "user.email=t@example.com", ...args], { cwd: dir });
  await git("init", "-q", "-b", "main");
  await git("add", "-A");
  await git("commit", "-qm", "feat: begin");
}

/** The files of a status, without those that one of the folders holds. */
const touched = (status: string) =>
  status
    .split("\n")
    .map((line) => line.slice(3))
    .filter((line) => line !== "");

const compilerOptions = {
  ...{ strict: true, module: "NodeNext", target: "ES2022", rootDir: "src", outDir: "out" },
  ...{ lib: ["ES2022", "DOM"], types: [] as string[] },
};
const shop = { name: "shop", private: true, type: "module" };
// Not as npm writes it, so that it shows whether it comes back as it was.
const manifest = `{
    "name": "shop", "private": true, "version": "1.0.0", "type": "module",
    "scripts": { "test": "true" }
}
`;

describe("the gate in a repository of npm", () => {
  let repo: Repository;
  beforeAll(async () => {
    repo = await repository("npm", { "package.json": manifest });
    await output("npm", ["install", "--package-lock-only"], { cwd: repo.dir, env: stranger.env });
    await commit(repo);
  });

  it("shows what it would touch, and touches nothing without a yes", async () => {
    const { code, stdout } = await repo.run("npx", "--yes", kit, "add");
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /^\+ contract\.config\.json\n[\s\S]*~ package\.json\n[\s\S]*"contract:gate": "contract gate"/,
    );
    expect(stdout).toMatch(/then: npm install[\s\S]*add `--yes`/);
    expect(await repo.status()).toBe("");
  });

  it("is added with one command, runs, and goes without a trace", async () => {
    const begun = performance.now();
    expect(await repo.run("npx", "--yes", kit, "add", "gate", "--yes")).toMatchObject({ code: 0 });
    const seconds = ((performance.now() - begun) / 1000).toFixed(0);
    const files = touched(await repo.status());
    process.stdout.write(`gate with npm: ${seconds} s, ${files.length} files\n`);
    expect(files.sort()).toEqual(["contract.config.json", "package-lock.json", "package.json"]);
    const gate = await repo.run("npm", "run", "--silent", "contract:gate");
    expect(gate).toMatchObject({ code: 0, stdout: expect.stringContaining("needs no release") });
    expect(await repo.run("npx", "contract", "remove", "--yes")).toMatchObject({ code: 0 });
    expect(await repo.status()).toBe("");
    expect(await repo.read("package.json")).toBe(manifest);
  });
});

it("types and client in a repository of pnpm compile there, and go without a trace", async () => {
  const repo = await repository("pnpm", {
    "package.json": `${JSON.stringify({ ...shop, devDependencies: { picocolors: "1.1.1" } }, null, 2)}\n`,
    "tsconfig.json": JSON.stringify({
      compilerOptions,
      include: ["src"],
    }),
    // The packages were published just now, and the kit has no script to run.
    "pnpm-workspace.yaml": "minimumReleaseAge: 0\n",
  });
  await output("pnpm", ["install"], { cwd: repo.dir, env: stranger.env });
  await commit(repo);
  expect(await repo.run("npx", "--yes", kit, "add", "client", "--yes")).toMatchObject({ code: 0 });
  const files = touched(await repo.status());
  expect(files.sort()).toEqual(["contract.config.json", "package.json", "pnpm-lock.yaml", "src/"]);
  expect(existsSync(join(repo.dir, "src/api/client/index.ts"))).toBe(true);
  const tsc = join(root, "node_modules/typescript/bin/tsc");
  expect(await repo.run("node", tsc, "-p", ".")).toMatchObject({ code: 0, stdout: "" });
  expect(await repo.run("pnpm", "run", "contract:generate", "--check")).toMatchObject({ code: 0 });
  expect(await repo.run("pnpm", "exec", "contract", "remove", "--yes")).toMatchObject({ code: 0 });
  expect(await repo.status()).toBe("");
});

it("a repository without npm gets the gate, and nothing that needs a package.json", async () => {
  const repo = await repository("plain", {
    "main.py": "print()\n",
    "more/other.json": '{ "openapi": "3.0.0" }',
  });
  await commit(repo);
  const several = await repo.run("npx", "--yes", kit, "add", "--yes");
  expect(several).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/several.*\n {2}next: .*--spec api\/museum\.yaml.*--spec more/),
  });
  const add = (...args: string[]) =>
    repo.run("npx", "--yes", kit, "add", "--yes", "--spec", "api/museum.yaml", ...args);
  expect(await add("types")).toMatchObject({ code: 2, stderr: expect.stringContaining("no package.json") });
  expect(await repo.status()).toBe("");
  expect(await add()).toMatchObject({ code: 0 });
  expect(touched(await repo.status())).toEqual(["contract.config.json"]);
  expect(await repo.run("npx", "--yes", kit, "remove", "--yes")).toMatchObject({ code: 0 });
  expect(await repo.status()).toBe("");
});

const shopContract = `openapi: 3.1.0
info: { title: Shop API, version: 3.2.1 }
security: [{ token: [] }]
paths:
  /orders:
    get:
      operationId: listOrders
      parameters: [{ name: state, in: query, schema: { type: string, enum: [open, paid] } }]
      responses: { "200": { description: Them., content: { application/json: { schema: { type: array, items: { type: string } } } } } }
components: { securitySchemes: { token: { type: http, scheme: bearer } } }
`;

it("the page about a client for an API of somebody else works as it is written", async () => {
  const block = await pageBlocks("client");
  const repo = await repository("owner", {
    "package.json": `${JSON.stringify(shop)}\n`,
    "vendor/shop.yaml": shopContract,
    "tsconfig.json": JSON.stringify({
      compilerOptions: { ...compilerOptions, types: ["node"] },
      include: ["src"],
    }),
  });
  await commit(repo);
  const type = (code: string) => stranger.type(code, repo.dir);
  await type(block("Add it"));
  expect(JSON.parse(await repo.read("package.json"))).toHaveProperty(["scripts", "contract:mock"]);
  await writeFile(join(repo.dir, "src/program.ts"), block("Add it", "ts"));
  await symlink(join(root, "node_modules/@types"), join(repo.dir, "node_modules/@types"));
  const tsc = join(root, "node_modules/typescript/bin/tsc");
  expect(await repo.run("node", tsc, "-p", ".")).toMatchObject({ code: 0, stdout: "" });
  expect(await type(block("Follow it"))).toMatch(/nothing|no change|same/i);
  await rm(join(repo.dir, "src/program.ts"));
  await rm(join(repo.dir, "node_modules/@types"));
  await type(block("Take it out"));
  expect(await repo.status()).toBe("");
});
