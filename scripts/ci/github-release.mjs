// @ts-check
// After the publication: the tag, and a release with the contract's changelog. Does nothing when they are there.
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

await step(async () => {
  const { version } = JSON.parse(readFileSync("spec/package.json", "utf8"));
  const tag = `v${version}`;
  if ((await api("GET", `/releases/tags/${tag}`)) !== undefined) {
    console.log(`${tag} is released already.`);
    return;
  }
  await api("POST", "/releases", {
    tag_name: tag,
    target_commitish: need("GITHUB_SHA"),
    name: version,
    body: notes(readFileSync("spec/CHANGELOG.md", "utf8"), version),
    prerelease: version.includes("-"),
  });
});
