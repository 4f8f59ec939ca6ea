import { access, copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Options } from "./options.ts";

const STYLES = [
  "tokens.css",
  "bar.css",
  "page.css",
  "columns.css",
  "table.css",
  "code.css",
  "landing.css",
  "search.css",
];
const SCRIPTS = ["theme-toggle.js", "copy.js", "search.js"];

/** Writes style, script, icon and pictures of the site; returns where the pictures are, undefined when there are none. */
export async function copyAssets(
  options: Options,
  root: string,
): Promise<{ light: string; dark: string } | undefined> {
  const folder = join(root, "assets");
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "site.css"), await readStyle(options, STYLES));
  const scripts = await Promise.all(SCRIPTS.map((name) => readScript(options, name)));
  await writeFile(join(folder, "site.js"), `${scripts.join("\n")}\n`);
  await copyFile(join(options.assets, "icon.svg"), join(folder, "icon.svg"));
  return copyPictures(options, folder);
}

async function copyPictures(
  options: Options,
  folder: string,
): Promise<{ light: string; dark: string } | undefined> {
  const names = ["light.png", "dark.png"];
  try {
    await Promise.all(names.map((name) => access(join(options.pictures, name))));
  } catch {
    return undefined;
  }
  await Promise.all(
    names.map((name) => copyFile(join(options.pictures, name), join(folder, `dashboard-${name}`))),
  );
  return { light: "assets/dashboard-light.png", dark: "assets/dashboard-dark.png" };
}

/** The named style sheets as one text. */
export async function readStyle(options: Options, names: string[]): Promise<string> {
  const texts = await Promise.all(names.map((name) => readFile(join(options.assets, name), "utf8")));
  return texts.join("\n");
}

/** A script of `assets/`, without its line comments: they are for us. */
export async function readScript(options: Options, name: string): Promise<string> {
  const text = await readFile(join(options.assets, name), "utf8");
  return text.replaceAll(/^\s*\/\/.*\n/gm, "").trim();
}
