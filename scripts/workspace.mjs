// @ts-check
// What can be released, and a copy of the tree as a clone would have it.
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { copyFile, mkdir, readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

/**
 * Folder, name and manifest of each published package of a checkout, the contract first.
 * @param {string} root
 * @returns {Promise<{ dir: string, name: string, manifest: Record<string, unknown> }[]>}
 */
export async function publishedPackages(root) {
  const names = await readdir(join(root, "packages"));
  const dirs = [join(root, "spec"), ...names.map((name) => join(root, "packages", name))];
  // What was built outlives a package that is gone.
  const whole = dirs.filter((dir) => existsSync(join(dir, "package.json")));
  const all = whole.map(async (dir) => {
    const manifest = JSON.parse(await readFile(join(dir, "package.json"), "utf8"));
    return { dir, name: String(manifest.name), manifest };
  });
  return (await Promise.all(all)).filter(({ manifest }) => manifest.private !== true);
}

/**
 * Copies what git knows and what is new, but nothing built, to another folder.
 * @param {string} root
 * @param {string} target
 * @param {(file: string) => boolean} [keep] which files, by their path from the root
 */
export async function copyTree(root, target, keep = () => true) {
  const { stdout } = await promisify(execFile)(
    "git",
    ["ls-files", "-z", "--cached", "--others", "--exclude-standard"],
    { cwd: root, maxBuffer: 64 << 20 },
  );
  const files = stdout.split("\0").filter((each) => each !== "" && keep(each));
  // A file that git knows may be deleted, and not yet committed so.
  const there = files.filter((each) => existsSync(join(root, each)));
  for (const folder of new Set(there.map(dirname))) await mkdir(join(target, folder), { recursive: true });
  for (const file of there) await copyFile(join(root, file), join(target, file));
}
