import { mkdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { delimiter, dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { callIn } from "../packages/contract-kit/test/commands/run.ts";
import { cachedInstall } from "../scripts/cached-install.mjs";
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

const touchedByHand = (files: string) =>
  files.split("\n").filter((file) => file !== "" && !/^src\/api\/|\/generated\//.test(file));

/** Prints what a door took, for the table of the page about it. */
function took(door: string, begun: number, files: readonly string[]): void {
  const seconds = ((performance.now() - begun) / 1000).toFixed(0);
  process.stdout.write(`${door}: ${seconds} s, ${files.length} files\n`);
}

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
    const files = touched(await repo.status());
    took("gate with npm", begun, files);
    expect(files.sort()).toEqual(["contract.config.json", "package-lock.json", "package.json"]);
    const gate = await repo.run("npm", "run", "--silent", "contract:gate");
    expect(gate).toMatchObject({ code: 0, stdout: expect.stringContaining("needs no release") });
    expect(await repo.run("npx", "contract", "remove", "--yes")).toMatchObject({ code: 0 });
    expect(await repo.status()).toBe("");
    expect(await repo.read("package.json")).toBe(manifest);
  });
});

it("the gate in a repository of yarn is added, speaks of yarn, and goes without a trace", async () => {
  const repo = await repository("yarn", {
    // This yarn reads no other file of npm's.
    ".npmrc": await readFile(join(folder.dir, "npmrc"), "utf8"),
    "package.json": `${JSON.stringify({ ...shop, version: "1.0.0" }, null, 2)}\n`,
    "yarn.lock": "# THIS IS AN AUTOGENERATED FILE. DO NOT EDIT THIS FILE DIRECTLY.\n# yarn lockfile v1\n\n\n",
  });
  await commit(repo);
  const { dir } = await cachedInstall("yarn", { yarn: "1.22.22" });
  const yarn = join(folder.dir, "bin/yarn");
  await mkdir(dirname(yarn));
  const script = join(dir, "node_modules/yarn/bin/yarn.js");
  await writeFile(yarn, `#!/bin/sh\nexec "${process.execPath}" "${script}" "$@"\n`, { mode: 0o755 });
  // What yarn keeps it knows by name and version, which ours have again and again.
  const cache = { YARN_CACHE_FOLDER: join(folder.dir, "yarn-cache") };
  const own = { ...stranger.env, ...cache, PATH: [dirname(yarn), process.env.PATH].join(delimiter) };
  const type = (program: string, ...args: string[]) => run(program, args, { cwd: repo.dir, env: own });
  const begun = performance.now();
  const added = await type("npx", "--yes", kit, "add", "gate", "--yes");
  expect(added.code, `${added.stdout}${added.stderr}`).toBe(0);
  expect(added.stdout).toMatch(/then: yarn install[\s\S]*next: yarn run contract:gate/);
  const files = touched(await repo.status());
  took("gate with yarn", begun, files);
  expect(files.sort()).toEqual(["contract.config.json", "package.json", "yarn.lock"]);
  expect((await type("yarn", "run", "--silent", "contract:gate")).code).toBe(0);
  expect((await type("yarn", "--silent", "contract", "remove", "--yes")).code).toBe(0);
  expect(await repo.status()).toBe("");
});

it("everything in a repository of pnpm compiles there, CommonJS as it is, and goes without a trace", async () => {
  const include = ["src", "contract-samples/generated/*.ts"];
  const repo = await repository("pnpm", {
    "package.json": `${JSON.stringify({ name: "shop", private: true, devDependencies: { picocolors: "1.1.1" } }, null, 2)}\n`,
    "tsconfig.json": JSON.stringify({
      compilerOptions: { ...compilerOptions, rootDir: ".", types: ["node"], jsx: "react-jsx" },
      include,
    }),
    // The packages were published just now, and the kit has no script to run.
    "pnpm-workspace.yaml": "minimumReleaseAge: 0\n",
  });
  await output("pnpm", ["install"], { cwd: repo.dir, env: stranger.env });
  await commit(repo);
  const begun = performance.now();
  const added = await repo.run("npx", "--yes", kit, "add", "all", "--yes");
  expect(added.code, added.stderr).toBe(0);
  const files = touched(await repo.status()).sort();
  took("all with pnpm", begun, files);
  expect(files).toEqual([
    ...["contract-sample/", "contract-samples/", "contract.config.json"],
    ...["package.json", "pnpm-lock.yaml", "src/"],
  ]);
  const byHand = await output("git", ["ls-files", "--others", "--modified", "--exclude-standard"], {
    cwd: repo.dir,
  });
  expect(touchedByHand(byHand).length).toBeLessThanOrEqual(10);
  await symlink(join(root, "test/node_modules/@types"), join(repo.dir, "node_modules/@types"));
  const tsc = join(root, "node_modules/typescript/bin/tsc");
  expect(await repo.run("node", tsc, "-p", ".")).toMatchObject({ code: 0, stdout: "" });
  await rm(join(repo.dir, "node_modules/@types"));
  expect(await repo.run("pnpm", "run", "contract:generate", "--check")).toMatchObject({ code: 0 });
  expect(await repo.run("pnpm", "run", "contract:docs")).toMatchObject({ code: 0 });
  expect(await repo.run("pnpm", "exec", "contract", "remove", "--yes")).toMatchObject({ code: 0 });
  expect(await repo.status()).toBe("");
});

/** What FastAPI writes: on one line, with ids of its own kind, without servers. */
const fast = {
  openapi: "3.1.0",
  info: { title: "FastAPI", version: "0.1.0" },
  paths: {
    "/items/{item_id}": {
      get: {
        ...{ summary: "Read Item", operationId: "read_item_items__item_id__get" },
        parameters: [
          { name: "item_id", in: "path", required: true, schema: { type: "integer", title: "Item Id" } },
        ],
        responses: {
          "200": { description: "Successful Response", content: { "application/json": { schema: {} } } },
        },
      },
    },
  },
};

it("a repository without npm gets the gate for the contract that its code makes, and nothing that needs a package.json", async () => {
  const repo = await repository("plain", {
    ".gitignore": "build\n",
    "main.sh": `mkdir -p build && echo '${JSON.stringify(fast)}' > build/openapi.json\n`,
    "more/other.json": '{ "openapi": "3.0.0" }',
  });
  await commit(repo);
  expect(await callIn(repo.dir, ["add", "--yes"])).toMatchObject({
    code: 2,
    err: expect.stringMatching(/several.*\n {2}next: .*--spec api\/museum\.yaml.*--spec more/),
  });
  const add = ["add", "--yes", "--spec", "api/museum.yaml"];
  expect(await callIn(repo.dir, [...add, "types"])).toMatchObject({
    code: 2,
    err: expect.stringContaining("no package.json"),
  });
  expect(await repo.status()).toBe("");
  const made = ["add", "--yes", "--spec", "build/openapi.json", "--command", "sh main.sh"];
  const begun = performance.now();
  expect(await repo.run("npx", "--yes", kit, ...made)).toMatchObject({ code: 0 });
  const files = touched(await repo.status());
  took("gate without npm, for a contract that code makes", begun, files);
  expect(files).toEqual(["contract.config.json"]);
  await rm(join(repo.dir, "build"), { recursive: true });
  expect(await callIn(repo.dir, ["gate"])).toMatchObject({
    code: 0,
    out: expect.stringContaining("first release"),
  });
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
  await symlink(join(root, "test/node_modules/@types"), join(repo.dir, "node_modules/@types"));
  const tsc = join(root, "node_modules/typescript/bin/tsc");
  expect(await repo.run("node", tsc, "-p", ".")).toMatchObject({ code: 0, stdout: "" });
  expect(await type(block("Follow it"))).toMatch(/nothing|no change|same/i);
  await rm(join(repo.dir, "src/program.ts"));
  await rm(join(repo.dir, "node_modules/@types"));
  await type(block("Take it out"));
  expect(await repo.status()).toBe("");
});
