// @ts-check
import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, realpath, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const root = fileURLToPath(new URL("../../..", import.meta.url));
const packed = ["types", "client-runtime", "client", "react"];
const neighbors = ["react", "@types/react", "@tanstack/react-query"];

/** A folder of a consumer: the packages as they are published, unpacked, and the files that use them. */
export async function makeConsumer() {
  const dir = await mkdtemp(join(tmpdir(), "types-"));
  const modules = join(dir, "node_modules");
  for (const name of packed) {
    const { stdout } = await run("pnpm", ["pack", "--json", "--pack-destination", dir], {
      cwd: join(root, "packages", name),
    });
    const target = join(modules, "@partner-licenses", name);
    await mkdir(target, { recursive: true });
    await run("tar", ["-xzf", JSON.parse(stdout).filename, "-C", target, "--strip-components=1"]);
  }
  for (const name of neighbors) {
    const target = join(modules, name);
    await mkdir(dirname(target), { recursive: true });
    await symlink(await realpath(join(root, "test/runtimes/node_modules", name)), target);
  }
  await cp(new URL("consumer", import.meta.url), dir, { recursive: true });
  return { dir, remove: () => rm(dir, { recursive: true, force: true }) };
}
