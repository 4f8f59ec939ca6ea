import { symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { output, run } from "../scripts/tests/run.mjs";
import { root, temporaryFolder } from "./support/workspace.ts";

const program = `
import { createPartnerClient } from "@partner-licenses/client";
import { validation } from "@partner-licenses/client/validate";

const fetch = async () => new Response('{ "totalCount": 0, "items": [] }');
const partner = createPartnerClient({ fetch, validate: validation("throw") });
void partner.analytics.licenses.usage.get().then(({ totalCount }) => console.log(totalCount, typeof require));
`;

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeAll(async () => {
  folder = await temporaryFolder("commonjs");
  await symlink(join(root, "test/node_modules"), join(folder.dir, "node_modules"));
  await writeFile(join(folder.dir, "package.json"), '{ "type": "commonjs" }');
  await writeFile(join(folder.dir, "program.ts"), program);
});
afterAll(() => folder.remove());

/** Compiles the program to what is required, and gives what the compiler says. */
function compile(module: string) {
  const tsc = join(root, "test/node_modules/typescript/bin/tsc");
  const options = [
    "--strict",
    "--target",
    "es2022",
    "--types",
    "node",
    "--outDir",
    module,
    "--module",
    module,
  ];
  return run(process.execPath, [tsc, ...options, "--pretty", "false", "program.ts"], { cwd: folder.dir });
}

it.each(["commonjs", "node20", "nodenext"])("a CommonJS program compiles and runs: %s", async (module) => {
  const { code, stdout } = await compile(module);
  expect(code, stdout).toBe(0);
  expect(await output(process.execPath, [`${module}/program.js`], { cwd: folder.dir })).toBe("0 function\n");
});

it("the compiler's node16 takes no ESM into CommonJS, whoever wrote it, and says so", async () => {
  const { code, stdout } = await compile("node16");
  expect([code, stdout]).toEqual([expect.any(Number), expect.stringContaining("TS1479")]);
});
