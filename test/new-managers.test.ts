import { copyFile, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { cachedInstall } from "../scripts/cached-install.mjs";
import { output } from "../scripts/tests/run.mjs";
import { packed } from "./support/packed.ts";
import { tarballRegistry } from "./support/registry.ts";
import { root, temporaryFolder } from "./support/workspace.ts";

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let registry: Awaited<ReturnType<typeof tarballRegistry>>;
beforeAll(async () => {
  folder = await temporaryFolder("new-managers");
  registry = await tarballRegistry((await packed()).map(({ tarball }) => tarball));
  await copyFile(join(root, "packages/contract-kit/test/fixtures/museum.yaml"), join(folder.dir, "my.yaml"));
});
afterAll(async () => {
  await registry?.stop();
  await folder.remove();
});

/** Where each finds our packages; what lies above a repository, or in the home of its user, is not in it. */
const settings = {
  ".npmrc": (url: string) => `@partner-licenses:registry=${url}\n`,
  ".yarnrc.yml": (url: string) =>
    `npmScopes: { partner-licenses: { npmRegistryServer: "${url}" } }\nunsafeHttpWhitelist: [127.0.0.1]\nenableTelemetry: false\nnpmPreapprovedPackages: ["@partner-licenses/*"]\n`,
  ".bunfig.toml": (url: string) => `[install.scopes]\n"partner-licenses" = "${url}"\n`,
};

it.each([
  ["yarn", "@yarnpkg/cli-dist", "4.18.1", "corepack enable && yarn install --immutable"],
  ["bun", "bun", "1.4.5", "npm install --global bun && bun install --frozen-lockfile"],
])("what new makes with %s installs, builds, tests and versions", async (manager, tool, version, ci) => {
  const home = join(folder.dir, manager);
  await mkdir(home);
  for (const [name, text] of Object.entries(settings)) await writeFile(join(home, name), text(registry.url));
  const { dir } = await cachedInstall(manager, { [tool]: version });
  const env = {
    ...{
      HOME: home,
      PATH: [join(dir, "node_modules/.bin"), process.env.PATH].join(delimiter),
      NO_COLOR: "1",
    },
    ...{ YARN_GLOBAL_FOLDER: join(home, "cache"), BUN_INSTALL_CACHE_DIR: join(home, "cache") },
    ...{ npm_config_user_agent: `${manager}/${version} npm/? node/v24.0.0` },
    ...{ GIT_AUTHOR_NAME: "Reader", GIT_AUTHOR_EMAIL: "reader@example.org" },
    ...{ GIT_COMMITTER_NAME: "Reader", GIT_COMMITTER_EMAIL: "reader@example.org" },
  };
  const type = (code: string, cwd = join(home, "parcels")) => output("bash", ["-euc", code], { cwd, env });
  const kit = join(root, "packages/contract-kit/bin/contract.js");
  await type(`"${process.execPath}" "${kit}" new parcels --spec ../my.yaml`, home);
  await type(`${manager} install && git add --all && git commit --quiet --message Begin`);
  const workflow = await readFile(join(home, "parcels/.github/workflows/ci.yml"), "utf8");
  expect(workflow).toContain(ci);
  const [, test = ""] = /run: (.* test)$/m.exec(workflow) ?? [];
  // All but what brings the package manager, which is here.
  expect(await type(`${ci.replace(/^.*?&& /, "")} && ${test}`)).toMatch(/pass 1\b/);
  const readme = await readFile(join(home, "parcels/README.md"), "utf8");
  const [, gate = ""] = /`([^`]* run gate[^`]*)`/.exec(readme) ?? [];
  expect(await type(gate)).toContain("first release");
  expect(await type("git status --porcelain")).toBe("");
  // As the release does on a machine of CI.
  await type(`CI=true ${manager} run version && git add --all && git commit --quiet --message Release`);
  await type(`${manager} run pack`);
  const tarballs = await readdir(join(home, "parcels/release-packages"), { recursive: true });
  expect(tarballs.filter((file) => file.endsWith(".tgz"))).toHaveLength(5);
});
