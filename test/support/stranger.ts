import { mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { output, run } from "../../scripts/tests/run.mjs";
import { packed } from "./packed.ts";
import { tarballRegistry } from "./registry.ts";

/** Somebody with a machine of their own, for whom our packages are published. */
export interface Stranger {
  readonly env: Readonly<Record<string, string>>;
  /** Types a block of shell to the first fault, and gives what it printed. */
  type(block: string, cwd: string): Promise<string>;
  run(program: string, args: readonly string[], cwd: string): ReturnType<typeof run>;
  stop(): Promise<void>;
}

/** Begins in an empty folder; `npmrc` says what npm also has to know. */
export async function strangerIn(dir: string, npmrc = ""): Promise<Stranger> {
  const registry = await tarballRegistry((await packed()).map(({ tarball }) => tarball));
  // What npm downloaded before may be used again, but not what npx installed before.
  const cache = (await output("npm", ["config", "get", "cache"])).trim();
  await mkdir(join(dir, "cache"));
  await symlink(join(cache, "_cacache"), join(dir, "cache/_cacache"));
  await writeFile(join(dir, "npmrc"), `@partner-licenses:registry=${registry.url}\n${npmrc}`);
  const env = {
    npm_config_cache: join(dir, "cache"),
    npm_config_prefer_offline: "true",
    npm_config_userconfig: join(dir, "npmrc"),
    npm_config_yes: "true",
    NO_COLOR: "1",
    ...{ GIT_AUTHOR_NAME: "Reader", GIT_AUTHOR_EMAIL: "reader@example.org" },
    ...{ GIT_COMMITTER_NAME: "Reader", GIT_COMMITTER_EMAIL: "reader@example.org" },
  };
  return {
    env,
    type: (block, cwd) => output("bash", ["-euc", block], { cwd, env }),
    run: (program, args, cwd) => run(program, args, { cwd, env }),
    stop: registry.stop,
  };
}
