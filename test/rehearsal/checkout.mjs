// @ts-check
// A copy of the working tree, with a history of its own, in which the releases are made.
import { appendFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { ownTurboCache } from "../../scripts/tests/turbo-cache.mjs";
import { copyTree, publishedPackages } from "../../scripts/workspace.mjs";
import { must, run } from "./processes.mjs";

/** @typedef {Awaited<ReturnType<typeof checkOut>>} Checkout */

/**
 * Copies the tree as git would clone it, with what is not committed yet, and installs it from what pnpm has stored.
 * @param {string} root
 * @param {string} dir
 */
export async function checkOut(root, dir) {
  await mkdir(dir, { recursive: true });
  await copyTree(root, dir);
  /** @param {string[]} args */
  const git = (...args) => must(["git", ...args], { cwd: dir });
  await git("init", "-q", "-b", "main");
  for (const [name, value] of Object.entries({
    "user.name": "rehearsal",
    "user.email": "rehearsal@localhost",
  }))
    await git("config", name, value);
  await appendFile(join(dir, ".git/info/exclude"), ".npmrc\n");
  /** @param {string} message */
  const commit = async (message) => {
    await git("add", "-A");
    await git("commit", "-q", "--allow-empty", "-m", message);
  };
  await commit("Before the rehearsal");
  // What is built here is known there: turbo knows it by content, not by folder.
  const env = await ownTurboCache(root, join(dirname(dir), "cache"));
  /** @param {string[]} args */
  const pnpm = (...args) => must(["pnpm", ...args], { cwd: dir, env });
  await pnpm("install", "--prefer-offline", "--frozen-lockfile", "--reporter=append-only");
  const packages = await publishedPackages(dir);
  const { spec, sampleClient } = JSON.parse(await readFile(join(dir, "contract.config.json"), "utf8"));
  const contract = join(dir, spec);
  /** @param {string} folder */
  const packageIn = (folder) => {
    const found = packages.find((each) => each.dir === folder);
    if (found === undefined) throw new Error(`no package is published from ${folder}`);
    return found;
  };
  const carrier = packageIn(dirname(contract));
  /** @returns {Promise<string>} */
  const version = async () => JSON.parse(await readFile(join(carrier.dir, "package.json"), "utf8")).version;

  return {
    dir,
    env,
    git,
    commit,
    pnpm,
    contract,
    /** The package that holds the contract, and its folder. */
    carrier: carrier.name,
    carrierDir: carrier.dir,
    scope: carrier.name.split("/", 1).join(),
    names: packages.map(({ name }) => name),
    /** Packages that a consumer uses, and the function that makes a client. */
    packages: {
      client: sampleClient.package,
      mock: packageIn(join(dir, "packages/mock")).name,
      react: packageIn(join(dir, "packages/react")).name,
    },
    create: sampleClient.create,
    /**
     * Runs the gate: exit code and what it printed.
     * @param {string[]} args
     */
    gate: (...args) => run(["pnpm", "--silent", "gate", ...args], { cwd: dir, env }),
    version,
    /** @type {(file: string, text: string) => Promise<void>} */
    write: (file, text) => writeFile(join(dir, file), text),
    /**
     * Declares a bump of the contract's package, in the words of a person.
     * @param {"major" | "minor" | "patch"} bump
     * @param {string} text
     */
    declare: (bump, text) =>
      writeFile(join(dir, ".changeset", "rehearsal.md"), `---\n"${carrier.name}": ${bump}\n---\n\n${text}\n`),
    /** Commits what is declared, and what `pnpm run version` makes of it. */
    async bump() {
      await commit("Declare a release");
      await pnpm("run", "version", "--no-compat");
      const bumped = await version();
      await commit(`Version ${bumped}`);
      return bumped;
    },
  };
}
