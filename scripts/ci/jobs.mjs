// @ts-check
// What the steps of workflows run, by name. A person may run each of them, too.

/**
 * @typedef {object} Job
 * @property {string} does for the list of `--help`
 * @property {string[]} command
 * @property {boolean} [bare] needs no package and gets none: these jobs hold a token, or come before the installation pays
 */

/** @type {Readonly<Record<string, Job>>} */
export const jobs = {
  check: { does: "every check; takes the options of `pnpm check`", command: ["node", "scripts/check.mjs"] },
  test: { does: "one part of all tests, such as 1/3", command: ["node", "scripts/ci/shard.mjs"] },
  latest: {
    does: "every check with the latest dependencies; changes manifests and the lock file",
    command: ["node", "scripts/ci/latest.mjs"],
  },
  "compatibility-issue": {
    does: "opens, changes or closes the issue about the latest dependencies",
    command: ["node", "scripts/ci/compatibility-issue.mjs"],
    bare: true,
  },
  "contract-comment": {
    does: "posts the report of a pull request as one comment",
    command: ["node", "scripts/ci/contract-comment.mjs"],
    bare: true,
  },
  docs: {
    does: "builds the docs site",
    command: ["node", "scripts/ci/docs.mjs"],
  },
  screenshots: {
    does: "pictures and figures of every page and state; takes parts of names of pages",
    command: ["node", "scripts/ci/screenshots.mjs"],
  },
  "release-mode": {
    does: "whether a push to main versions or publishes",
    command: ["node", "scripts/ci/release-mode.mjs"],
    bare: true,
  },
  version: { does: "uses up the changesets", command: ["node", "scripts/next-version.mjs"] },
  "version-request": {
    does: "the pull request with the new versions",
    command: ["node", "scripts/ci/version-request.mjs"],
    bare: true,
  },
  build: {
    does: "builds what is published",
    command: ["node", "scripts/release/build.mjs"],
  },
  pack: { does: "builds and packs what is published", command: ["node", "scripts/release/pack.mjs"] },
  tarballs: {
    does: "packs what is here as it is, to install it before npm has it",
    command: ["node", "scripts/release/tarballs.mjs"],
  },
  publish: {
    does: "publishes what is packed and not published yet",
    command: ["node", "scripts/release/publish.mjs"],
  },
  "github-release": {
    does: "the tag and the release on GitHub",
    command: ["node", "scripts/ci/github-release.mjs"],
    bare: true,
  },
};
