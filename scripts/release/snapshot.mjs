// @ts-check
import { readFileSync } from "node:fs";
import { inOrder } from "../in-order.mjs";

/**
 * Publishes what a branch holds under a tag of its own. `latest` stays where it is.
 * Leaves the versions and changelogs of the snapshot in the working tree: for CI, or `git checkout .` after it.
 * A step that fails ends the process.
 * @param {string} tag letters and digits, such as `pr42`
 */
export async function publishSnapshot(tag) {
  if (!/^[a-z][a-z0-9]*$/.test(tag) || tag === "latest")
    stop(`"${tag}" cannot be the tag of a snapshot. Give one of letters and digits, such as pr42.`);
  await inOrder([["changeset", "version", "--snapshot", tag]]);
  const { version } = JSON.parse(readFileSync(new URL("../../spec/package.json", import.meta.url), "utf8"));
  if (!version.includes(`-${tag}-`))
    stop("No changeset releases anything here, so there is no snapshot. Add one with `pnpm changeset`.");
  await inOrder([
    ["node", "scripts/version.mjs"],
    ["node", "scripts/contract.mjs", "generate"],
    ["node", "scripts/release/build.mjs"],
    ["changeset", "publish", "--no-git-tag", "--tag", tag],
  ]);
}

/**
 * @param {string} message
 * @returns {never}
 */
function stop(message) {
  console.error(message);
  process.exit(1);
}
