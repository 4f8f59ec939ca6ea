// @ts-check
// Large tools that only a proof needs are installed when it runs, and kept in node_modules/.cache.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { childEnvironment } from "./environment.mjs";
import { replaceFolder } from "./replace-folder.mjs";

const cache = fileURLToPath(new URL("../node_modules/.cache/", import.meta.url));

/**
 * Installs exact versions into a folder of their own, unless they are there.
 * @param {string} name folder under node_modules/.cache
 * @param {Record<string, string>} dependencies
 * @returns {Promise<{ dir: string, require: NodeJS.Require }>} throws with npm's last lines when the registry refuses
 */
export async function cachedInstall(name, dependencies) {
  const dir = join(cache, name);
  const manifest = `${JSON.stringify({ private: true, dependencies }, null, 2)}\n`;
  const present = await readFile(join(dir, "package.json"), "utf8").catch(() => "");
  if (present !== manifest || !existsSync(join(dir, "node_modules"))) {
    await replaceFolder(dir, async (fresh) => {
      await writeFile(join(fresh, "package.json"), manifest);
      await npmInstall(fresh);
    });
  }
  return { dir, require: createRequire(join(dir, "package.json")) };
}

/**
 * @param {string} cwd
 * @returns {Promise<void>}
 */
function npmInstall(cwd) {
  const args = [
    "install",
    "--no-audit",
    "--no-fund",
    "--no-package-lock",
    "--loglevel=error",
    "--prefer-offline",
  ];
  const child = spawn("npm", args, {
    cwd,
    env: childEnvironment(),
    shell: process.platform === "win32",
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.on("data", (chunk) => {
    said += chunk;
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      const lines = said
        .split("\n")
        .filter((line) => /npm error/.test(line) && !/log of this run/.test(line));
      if (code === 0) resolve();
      else
        reject(
          new Error(
            `npm install failed in ${cwd}: ${lines.slice(0, 3).join(" ").replaceAll("npm error ", "")}`,
          ),
        );
    });
  });
}
