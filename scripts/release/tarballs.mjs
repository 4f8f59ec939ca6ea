// @ts-check
// Packs every package as it lies here, for projects that install them before npm has them. Nothing publishes these.
import { execFile } from "node:child_process";
import { mkdir, rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { childEnvironment } from "../environment.mjs";
import { publishedPackages } from "../workspace.mjs";
import { buildPublished } from "./build.mjs";

/** Where they lie, from the root. */
const folder = "tarballs";

/**
 * Packs the packages that a checkout has built.
 * @param {string} root
 * @param {string} destination a folder that is there
 * @returns {Promise<(Awaited<ReturnType<typeof publishedPackages>>[number] & { tarball: string })[]>}
 */
export async function packEach(root, destination) {
  const packed = [];
  for (const each of await publishedPackages(root)) {
    const { stdout } = await promisify(execFile)(
      "pnpm",
      ["pack", "--json", "--pack-destination", destination],
      { cwd: each.dir, env: childEnvironment(), shell: process.platform === "win32" },
    );
    packed.push({ ...each, tarball: String(JSON.parse(stdout).filename) });
  }
  return packed;
}

if (import.meta.main) {
  const root = fileURLToPath(new URL("../..", import.meta.url));
  const target = `${root}${folder}`;
  process.exitCode = await buildPublished();
  if (process.exitCode === 0) {
    await rm(target, { recursive: true, force: true });
    await mkdir(target);
    const packed = await packEach(root, target);
    console.log(`${packed.length} packages. In your project: npm install ${target}/*.tgz`);
  }
}
