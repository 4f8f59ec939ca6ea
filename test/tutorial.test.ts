import { copyFile, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ownTurboCache } from "../scripts/tests/turbo-cache.mjs";
import { callOptions } from "./rehearsal/contract.mjs";
import { publishedPackages, root, temporaryFolder } from "./support/workspace.ts";
import { tutorialBlocks } from "./tutorial/blocks.ts";
import { type Reader, readerWith } from "./tutorial/reader.ts";
import { useTryApp } from "./tutorial/try-app.ts";

// The tutorial, typed from top to bottom by a reader with a contract of 31 operations.
describe("your own API in ten minutes", () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let home: string;
  let reader: Reader;
  let blocks: Map<string, string[]>;
  const block = (heading: string, index = 0): string => {
    const code = blocks.get(heading)?.[index];
    if (code === undefined) throw new Error(`the tutorial has no shell block ${index} under "${heading}"`);
    return code;
  };
  const status = () => reader.type("git status --porcelain", home);

  beforeAll(async () => {
    blocks = await tutorialBlocks();
    folder = await temporaryFolder("tutorial");
    home = join(folder.dir, "parcels");
    reader = readerWith(await ownTurboCache(root, join(folder.dir, "cache")));
    await copyFile(join(root, "test/tutorial/parcels.yaml"), join(folder.dir, "my-api.yaml"));
  });
  afterAll(() => folder?.remove());

  it("gets the machinery", async () => {
    await reader.type(block("Get the machinery"), folder.dir);
    expect(await status()).toBe("");
  });

  it("shows what would change, and changes nothing", async () => {
    const said = await reader.type(block("Make it yours", 0), home);
    expect(said).toContain("31 operations");
    expect(said).toMatch(/- apps\/sample\/src\/App\.tsx/);
    expect(said).toContain("nothing was changed");
    expect(await status()).toBe("");
  });

  it.each([
    ["a tree with changes", "left-over.txt", "--spec ../my-api.yaml", /not committed.*left-over\.txt/],
    ["a broken contract", "../broken.yaml", "--spec ../broken.yaml", /broken\.yaml:\d+:\d+/],
    [
      "a name that npm refuses",
      "../x",
      "--spec ../my-api.yaml --name Parcels",
      /is not a name for npm packages/,
    ],
  ])("refuses %s and changes nothing", async (_what, file, options, message) => {
    await writeFile(join(home, file), "openapi: 3.1.0\ninfo: [\n");
    const command = `contract init --name @acme/parcels ${options}`.split(" ");
    const { code, stderr } = await reader.attempt(command, home);
    await rm(join(home, file));
    expect(stderr).toMatch(message);
    expect(code).toBe(2);
    expect(await status()).toBe("");
  });

  it("makes it yours, and nothing of the old API is left", async () => {
    await reader.type(block("Make it yours", 1), home);
    expect(await status()).toBe("");
    const contract = await readFile(join(home, "spec/openapi.yaml"), "utf8");
    const mine = await readFile(join(folder.dir, "my-api.yaml"), "utf8");
    expect(contract).toBe(mine.replace(/^( {2}version: ).*$/m, "$10.0.0"));
    const old = "partner-licenses|PartnerClient|PartnerError|licenses/usage|PARTNER_";
    const found = await reader.type(`git grep -lE "${old}" -- . ':!packages/contract-kit' || true`, home);
    expect(found).toBe("");
  });

  it("refuses a second time", async () => {
    const { code, stderr } = await reader.attempt(again, home);
    expect(stderr).toMatch(/initialised already/);
    expect(code).toBe(2);
  });

  it("runs: app, docs, mock, and a call", async () => {
    const product = await reader.leaveRunning(block("See it run"), home);
    try {
      const { rows, faults } = await useTryApp(product.address("Try it"));
      expect(rows).toBe(3);
      expect(faults).toEqual([]);
      const docs = product.address("Docs");
      expect(await (await fetch(docs)).text()).toContain("@acme/parcels-client");
      const reference = await (await fetch(new URL("reference/", docs))).text();
      const ids = Object.keys(callOptions(join(home, "spec/openapi.yaml")));
      expect(ids).toHaveLength(31);
      expect([...ids, "createParcelsClient"].filter((each) => !reference.includes(each))).toEqual([]);
      expect((await fetch(new URL("try/", docs))).status).toBe(200);
      const call = block("Make a call").replace("http://127.0.0.1:4010", product.address("Mock"));
      expect(await reader.type(call, home)).toContain("PP100200300DE");
    } finally {
      await product.stop();
    }
  });

  it("compiles, and every operation answers", async () => {
    await reader.type("pnpm --silent typecheck", home);
    expect(await reader.type("pnpm exec vitest run", home)).toMatch(/Tests +32 passed/);
  });

  it("follows the contract: no drift, and the gate is at 0.x", async () => {
    expect(await reader.type(block("Change the contract"), home)).toContain("first release");
    expect(await status()).toBe("");
    await reader.type("pnpm --silent lint", home);
  });

  it("releases 0.1.0", async () => {
    await reader.type(block("Release"), home);
    expect(await readdir(join(home, "spec/released"))).toContain("0.1.0.yaml");
    const tarballs = (await readdir(join(home, "release-packages"), { recursive: true })).filter((name) =>
      name.endsWith(".tgz"),
    );
    expect(tarballs).toHaveLength((await publishedPackages(home)).length);
    expect(tarballs.filter((name) => !name.includes("0.1.0"))).toEqual([]);
  });

  it("has tried the release with itself: every operation, whatever its body is", async () => {
    const { histories } = JSON.parse(await readFile(join(home, "apps/docs/data/compat.json"), "utf8"));
    const [{ cells, disagreements }] = histories as [{ cells: { state: string }[]; disagreements: [] }];
    expect(disagreements).toEqual([]);
    expect([...new Set(cells.map(({ state }) => state))]).toEqual(["works"]);
  });
});

const again = ["contract", "init", "--name", "@acme/again", "--spec", "../my-api.yaml"];
