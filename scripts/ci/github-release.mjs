// @ts-check
// After the publication: the tag, a release with the contract's changelog, and the tag of the major version, which
// workflows of others name. Does nothing when the release is there.
import { readFileSync } from "node:fs";
import { api, need, step } from "./github.mjs";

/**
 * The section of a changelog about one version.
 * @param {string} changelog
 * @param {string} version
 */
function notes(changelog, version) {
  const [, ...sections] = changelog.split(/^## /m);
  const section = sections.find((each) => each.split("\n", 1)[0]?.trim() === version);
  if (section === undefined)
    throw new Error(`spec/CHANGELOG.md says nothing about ${version}. Run pnpm run version.`);
  return section.slice(section.indexOf("\n")).trim();
}

/**
 * Lets `v1` stand where 1.4.2 does: a newer version replaces an older one for all who use the action.
 * @param {string} version
 */
async function moveMajor(version) {
  const name = `tags/v${version.split(".", 1)}`;
  const sha = need("GITHUB_SHA");
  if ((await api("GET", `/git/ref/${name}`)) === undefined)
    await api("POST", "/git/refs", { ref: `refs/${name}`, sha });
  else await api("PATCH", `/git/refs/${name}`, { sha, force: true });
}

await step(async () => {
  const { version } = JSON.parse(readFileSync("spec/package.json", "utf8"));
  const tag = `v${version}`;
  if ((await api("GET", `/releases/tags/${tag}`)) !== undefined) {
    console.log(`${tag} is released already.`);
    return;
  }
  // First, so that another run does it again where this one ends between the two.
  if (!version.includes("-")) await moveMajor(version);
  await api("POST", "/releases", {
    tag_name: tag,
    target_commitish: need("GITHUB_SHA"),
    name: version,
    body: notes(readFileSync("spec/CHANGELOG.md", "utf8"), version),
    prerelease: version.includes("-"),
  });
});
