// @ts-check
// A checkout of the tree, in which releases are made.
import { readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { publishedPackages } from "../../scripts/workspace.mjs";
import { must, run } from "./processes.mjs";

/** @typedef {Awaited<ReturnType<typeof openCheckout>>} Checkout */

/**
 * What a checkout says of itself, and what somebody does in it.
 * @param {string} dir
 * @param {Record<string, string>} env for the programs that run there
 */
export async function openCheckout(dir, env) {
  /** @param {string[]} args */
  const git = (...args) => must(["git", ...args], { cwd: dir });
  /** @param {string[]} args */
  const pnpm = (...args) => must(["pnpm", ...args], { cwd: dir, env });
  for (const [name, value] of Object.entries({
    "user.name": "rehearsal",
    "user.email": "rehearsal@localhost",
  }))
    await git("config", name, value);
  /** @param {string} message */
  const commit = async (message) => {
    await git("add", "-A");
    await git("commit", "-q", "--allow-empty", "-m", message);
  };
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
