import { mkdir, readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { output } from "../../scripts/tests/run.mjs";
import { root } from "../support/workspace.ts";

/** Packages that a consumer installs, without their scope. */
export const packedNames = ["types", "client-runtime", "client", "react"];

/** The file name of a packed package. */
export const tarball = (name: string, version: string): string => `partner-licenses-${name}-${version}.tgz`;

/** Packs what a run of `contract compat` built last for a version of a contract with this path; returns the folder. */
export async function pack(version: string, path: string, target: string): Promise<string> {
  await mkdir(target, { recursive: true });
  const folders = await installed(version, path);
  await output("npm", ["pack", ...folders, "--ignore-scripts", "--pack-destination", target], {
    cwd: target,
  });
  return target;
}

async function installed(version: string, path: string): Promise<string[]> {
  const cache = join(root, "node_modules/.cache/contract-compat");
  const found: { scope: string; at: number }[] = [];
  for (const name of await readdir(cache)) {
    const scope = join(cache, name, "node_modules/@partner-licenses");
    const types = await readFile(join(scope, "types/dist/generated/openapi.d.ts"), "utf8").catch(() => "");
    if (!types.includes(path)) continue;
    const manifest = await readFile(join(scope, "types/package.json"), "utf8");
    const own = (JSON.parse(manifest) as { version?: string }).version === version;
    if (own) found.push({ scope, at: (await stat(join(cache, name))).mtimeMs });
  }
  const [last] = found.sort((a, b) => b.at - a.at);
  if (last === undefined) throw new Error(`nothing is built for ${version}`);
  return packedNames.map((each) => join(last.scope, each));
}
