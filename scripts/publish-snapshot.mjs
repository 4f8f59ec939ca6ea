// `pnpm release:snapshot pr42`: publishes what a branch holds under a tag of its own. `latest` stays where it is.
// Leaves the versions and changelogs of the snapshot in the working tree: for CI, or `git checkout .` after it.
import { readFileSync } from "node:fs";
import { contract } from "./contract.mjs";
import { run } from "./run.mjs";

const [tag = ""] = process.argv.slice(2);

function stop(message) {
  console.error(message);
  process.exit(1);
}

async function step(act) {
  const code = await act();
  if (code !== 0) process.exit(code);
}

if (!/^[a-z][a-z0-9]*$/.test(tag) || tag === "latest")
  stop(`"${tag}" cannot be the tag of a snapshot. Give one of letters and digits, such as pr42.`);

await step(() => run(["changeset", "version", "--snapshot", tag]));
const { version } = JSON.parse(readFileSync(new URL("../spec/package.json", import.meta.url), "utf8"));
if (!version.includes(`-${tag}-`))
  stop("No changeset releases anything here, so there is no snapshot. Add one with `pnpm changeset`.");
await step(() => run(["node", "scripts/version.mjs"]));
await step(() => contract("generate"));
await step(() => run(["pnpm", "--silent", "release:build"]));
await step(() => run(["changeset", "publish", "--no-git-tag", "--tag", tag]));
