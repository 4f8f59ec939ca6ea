import { mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type GenerateResult, generate, readGenerateConfig } from "@partner-licenses/contract-kit/generate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { run } from "../scripts/tests/run.mjs";
import { foreign } from "./foreign/contracts.ts";
import { compilerOptions, targets } from "./support/generated-project.ts";
import { root, temporaryFolder } from "./support/workspace.ts";

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let errors: string[];
const results = new Map<string, GenerateResult>();

// All are compiled in one run: the compiler's start would cost more than they do.
beforeAll(async () => {
  folder = await temporaryFolder("foreign");
  await symlink(join(root, "test/node_modules"), join(folder.dir, "node_modules"));
  // the app's pages are the same for every contract
  const include = targets.map((target) => (target === "sample" ? "*/sample/*.ts" : `*/${target}`));
  await writeFile(join(folder.dir, "tsconfig.json"), JSON.stringify({ compilerOptions, include }));
  for (const { name, contract } of foreign) results.set(name, await generateIn(name, contract));
  const tsc = join(root, "test/node_modules/typescript/bin/tsc");
  const { stdout } = await run(process.execPath, [tsc, "--pretty", "false"], { cwd: folder.dir });
  errors = stdout.split("\n").filter((line) => line !== "");
});
afterAll(() => folder.remove());

async function generateIn(name: string, contract: object): Promise<GenerateResult> {
  const dir = join(folder.dir, name);
  await mkdir(dir);
  await writeFile(join(dir, "openapi.json"), JSON.stringify(contract, null, 2));
  const config = {
    spec: "openapi.json",
    name: "Foreign",
    importExtension: ".ts",
    outputs: Object.fromEntries(targets.map((target) => [target, target])),
    sampleClient: { package: `#${name}/client`, react: `#${name}/react` },
  };
  await writeFile(join(dir, "contract.config.json"), JSON.stringify(config));
  return generate(await readGenerateConfig(join(dir, "contract.config.json")));
}

describe.each(foreign)("$name", ({ name, notes = [], holds = [] }) => {
  it("is generated, compiles, and says what is not as written", async () => {
    expect(errors.filter((line) => line.startsWith(`${name}/`))).toEqual([]);
    const result = results.get(name);
    expect(result?.folders.map(({ files }) => files.length)).not.toContain(0);
    expect(result?.notes.map(({ code }) => code)).toEqual(notes);
    for (const { places } of result?.notes ?? []) expect(places[0]?.line).toBeGreaterThan(1);
    for (const [file, text] of holds)
      expect(await readFile(join(folder.dir, name, file), "utf8")).toEqual(
        typeof text === "string" ? expect.stringContaining(text) : expect.stringMatching(text),
      );
  });
});

it("leaves no error that belongs to none of them", () => {
  expect(errors.filter((line) => !foreign.some(({ name }) => line.startsWith(`${name}/`)))).toEqual([]);
});
