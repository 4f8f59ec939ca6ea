import { statSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { contract } from "@partner-licenses/document/testing/contract";
import { afterEach, beforeEach, expect, it } from "vitest";
import { run } from "../../../../scripts/tests/run.mjs";
import { bin } from "../commands/run.ts";

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "contract-new-"));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const kit = (cwd: string, agent: string, ...args: string[]) =>
  run(process.execPath, [bin, ...args], { cwd, env: { npm_config_user_agent: agent } });

it.each([
  ["npm", "npm/11.6.2 node/v24.0.0", "package-lock.json", "npm run generate"],
  ["pnpm", "pnpm/12.21.0 npm/? node/v24.0.0", "pnpm-lock.yaml", "pnpm run generate"],
])(
  "what %s makes names its commands, before there is a lockfile and after",
  async (_name, agent, lock, command) => {
    await writeFile(join(dir, "my.yaml"), contract());
    // Whatever is used around it.
    await writeFile(join(dir, "yarn.lock"), "");
    expect(await kit(dir, agent, "new", "class", "--spec", "my.yaml")).toMatchObject({ code: 0 });
    const home = join(dir, "class");
    expect(await readFile(join(home, "packages/client/src/index.ts"), "utf8")).toContain(command);
    await writeFile(join(home, lock), "");
    expect(await kit(home, agent, "generate", "--check")).toMatchObject({ code: 0 });
  },
);

it("a yarn that cannot install what it makes is refused", async () => {
  await writeFile(join(dir, "my.yaml"), contract());
  expect(await kit(dir, "yarn/1.22.22 npm/? node/v24.0.0", "new", "class")).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/yarn 1\.22\.22 does not install[\s\S]*next: run this with npx/),
  });
});

it("what stands in the place of the new folder stays", async () => {
  await writeFile(join(dir, "my.yaml"), contract());
  expect(await kit(dir, "npm/11.6.2", "new", "my.yaml")).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/^my\.yaml is not an empty folder\n {2}next: give another name/),
  });
});

it("a contract of several files, where an answer may have any media type, becomes one", async () => {
  const schema = "{ $ref: './things.yaml#/Thing' }";
  await writeFile(
    join(dir, "my.yaml"),
    contract()
      .replace(/\{ \$ref: [^}]*Thing[^}]*\}/, schema)
      .replace("application/json", '"*/*"'),
  );
  await writeFile(
    join(dir, "things.yaml"),
    "Thing: { type: object, properties: { id: { type: string } } }\n",
  );
  expect(await kit(dir, "npm/11.6.2", "new", "things", "--spec", "my.yaml")).toMatchObject({ code: 0 });
  const modes = ["things", "things/packages"].map((name) => statSync(join(dir, name)).mode);
  expect(modes[0]).toBe(modes[1]);
});
