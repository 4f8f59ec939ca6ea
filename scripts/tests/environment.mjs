// @ts-check
// Tests set what they judge: what the caller's environment says besides is not for the programs that they start.
import { join } from "node:path";
import { quiet } from "../environment.mjs";

/** Variables that change what turbo, git, npm, Node's tools and our own programs do. */
const leaks = [
  /^TURBO_/,
  /^(CI|CONTINUOUS_INTEGRATION|BUILD_NUMBER)$/,
  /^(GITHUB|GITLAB|RUNNER|ACTIONS|CI)_/,
  /^PRE_COMMIT/,
  /^(NO_COLOR|FORCE_COLOR|CLICOLOR|CLICOLOR_FORCE|DEBUG|TZ)$/,
  // A hook of git runs with these: a commit of a test would be one of this repository.
  /^GIT_(?!SSL_|EXEC_PATH|CONFIG_)/,
  /^p?npm_/i,
  /^(PARTNER|DOCS|MOCK|DIFF)_|^RELEASES_COMMIT$/,
];

/** How this machine reaches a registry, which tests may need. */
const network = /^p?npm_config_(registry|cache|store_dir|userconfig|proxy|https?_proxy|noproxy|cafile|ca)$/i;

/** What vitest says to the code that it runs. */
const ofVitest = /^(VITEST|VITE_|NODE_ENV$|NODE_V8_COVERAGE$|(TEST|DEV|PROD|SSR|MODE|BASE_URL)$)/;

const loopback = ["127.0.0.1", "localhost", "::1"];

/** @typedef {Record<string, string | undefined>} Environment */

/**
 * Takes the caller's wishes out of an environment, keeps git's configuration of this machine away, and has no proxy
 * asked for what is on this machine.
 * @param {Environment} environment
 */
export function settle(environment) {
  for (const name of Object.keys(environment)) {
    if (leaks.some((leak) => leak.test(name)) && !network.test(name)) delete environment[name];
  }
  const { no_proxy: given = environment.NO_PROXY ?? "" } = environment;
  const direct = [...new Set([...given.split(",").filter((each) => each !== ""), ...loopback])].join(",");
  Object.assign(environment, quiet, {
    GIT_CONFIG_GLOBAL: join(import.meta.dirname, "gitconfig"),
    GIT_CONFIG_NOSYSTEM: "1",
    no_proxy: direct,
    NO_PROXY: direct,
  });
}

/**
 * The environment for a program that a test starts, as if a person did: without vitest's own variables, and without
 * colours.
 * @param {Record<string, string>} [extra]
 * @returns {Record<string, string>}
 */
export function programEnvironment(extra = {}) {
  const own = Object.entries(process.env).filter(([name]) => !ofVitest.test(name));
  return { .../** @type {Record<string, string>} */ (Object.fromEntries(own)), NO_COLOR: "1", ...extra };
}
