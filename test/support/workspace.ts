import { cp, mkdir, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { output } from "./run.ts";

/** The top of the repository. */
export const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "");

/** A temporary folder, and the function that removes it. */
export async function temporaryFolder(name: string): Promise<{ dir: string; remove(): Promise<void> }> {
  const dir = await mkdtemp(join(tmpdir(), `${name}-`));
  return { dir, remove: () => rm(dir, { recursive: true, force: true }) };
}

/** Folder and manifest of each published package. */
export async function publishedPackages(): Promise<
  { dir: string; name: string; manifest: Record<string, unknown> }[]
> {
  const names = await readdir(join(root, "packages"));
  const dirs = [join(root, "spec"), ...names.map((name) => join(root, "packages", name))];
  const all = dirs.map(async (dir) => {
    const manifest = JSON.parse(await readFile(join(dir, "package.json"), "utf8")) as Record<string, unknown>;
    return { dir, name: String(manifest["name"]), manifest };
  });
  return (await Promise.all(all)).filter(({ manifest }) => manifest["private"] !== true);
}

/** Copies what git knows and what is new, but nothing built, to another folder: the tree that a clone would have. */
export async function copyWorkspace(
  target: string,
  keep: (file: string) => boolean = () => true,
): Promise<void> {
  const listed = await output("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
    cwd: root,
  });
  const files = listed.split("\0").filter((file) => file !== "" && keep(file));
  for (const file of files) {
    await mkdir(dirname(join(target, file)), { recursive: true });
    await cp(join(root, file), join(target, file)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "ENOENT") throw error;
    });
  }
}
