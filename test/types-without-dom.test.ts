import { symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { run } from "../scripts/tests/run.mjs";
import { root, temporaryFolder } from "./support/workspace.ts";

const program = `
import { createPartnerClient, intercept, nextStep, type PartnerClient } from "@partner-licenses/client";
import { appUser } from "@partner-licenses/client/app-user";
import { validation } from "@partner-licenses/client/validate";

const store = { load: () => "", save() {} };
export const partner: PartnerClient = createPartnerClient({
  auth: appUser({ tenantId: "t", clientId: "c", store }),
  validate: validation("throw"),
  fetch: intercept({ onRequest: (request) => request.headers.set("x-team", "a") }),
});
export const { totalCount } = await partner.analytics.licenses.usage.get({ fetchOptions: { cache: "no-store" } });
const result = await partner.analytics.licenses.usage.get.safe();
export const said = result.ok ? result.headers.get("date") : nextStep(result.error);
`;

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeAll(async () => {
  folder = await temporaryFolder("without-dom");
  await symlink(join(root, "test/node_modules"), join(folder.dir, "node_modules"));
  await writeFile(join(folder.dir, "package.json"), '{ "type": "module" }');
  await writeFile(join(folder.dir, "program.ts"), program);
});
afterAll(() => folder.remove());

it.each(["node16", "nodenext"])(
  "the declared types of the client need no DOM library: %s",
  async (module) => {
    const compilerOptions = {
      ...{ module, moduleResolution: module, target: "ES2022", lib: ["ES2022"], types: ["node"] },
      ...{ strict: true, noEmit: true, skipLibCheck: false },
    };
    await writeFile(
      join(folder.dir, "tsconfig.json"),
      JSON.stringify({ compilerOptions, files: ["program.ts"] }),
    );
    const tsc = join(root, "test/node_modules/typescript/bin/tsc");
    const { code, stdout } = await run(process.execPath, [tsc, "--pretty", "false"], { cwd: folder.dir });
    expect(code, stdout).toBe(0);
  },
);
