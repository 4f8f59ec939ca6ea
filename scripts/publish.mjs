// `pnpm run release`: builds what is published and publishes every version that the registry has not.
// One that died half-way is finished by running it again; the tags of both runs are written at the end.
import { build } from "./build.mjs";
import { run } from "./run.mjs";

const publishable = ["--filter=./spec", "--filter=./packages/*", "--output-logs=errors-only"];

/** @param {readonly string[]} [options] for `changeset publish` */
export async function publish(options = []) {
  const built = await build(publishable);
  return built === 0 ? run(["changeset", "publish", ...options]) : built;
}

if (import.meta.main) {
  const published = await publish();
  process.exitCode = published === 0 ? await run(["changeset", "git-tag"]) : published;
}
