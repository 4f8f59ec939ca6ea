import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { browserScript, sharedStyle } from "@partner-licenses/contract-kit/docs";
import { reportStyle } from "@partner-licenses/contract-kit/report";
import { transform } from "esbuild";
import type { Options } from "../options.ts";

const STYLES = [
  "tokens.css",
  "bar.css",
  "bar-narrow.css",
  "version.css",
  "foot.css",
  "page.css",
  "columns.css",
  "wide.css",
  "table.css",
  "code.css",
  "landing.css",
];
const REFERENCE_STYLES = ["tokens.css", "bar.css", "bar-narrow.css", "version.css", "foot.css", "redoc.css"];
const SCRIPTS = ["theme-toggle.js", "version.js"];

/** Writes styles, scripts and icon of the site. `redoc` is the program that draws the reference. */
export async function copyAssets(options: Options, root: string, redoc: string): Promise<void> {
  const folder = join(root, "assets");
  await mkdir(folder, { recursive: true });
  await writeFile(
    join(folder, "site.css"),
    [await sharedStyle("content"), await readStyle(options, STYLES)].join(""),
  );
  await writeFile(join(folder, "reference.css"), await readStyle(options, REFERENCE_STYLES));
  await writeFile(join(folder, "report.css"), `.diff {\n${reportStyle}\n}\n`);
  await writeFile(join(folder, "redoc.js"), redoc);
  await writeFile(join(folder, "reference.js"), `${await readScript(options, "reference.js")}\n`);
  const scripts = await Promise.all([
    ...SCRIPTS.map((name) => readScript(options, name)),
    browserScript("copy"),
    browserScript("search"),
  ]);
  await writeFile(join(folder, "site.js"), `${scripts.join("\n")}\n`);
  await copyFile(join(options.assets, "icon.svg"), join(folder, "icon.svg"));
}

/** The named style sheets as one text. */
async function readStyle(options: Options, names: string[]): Promise<string> {
  const texts = await Promise.all(
    names.map((name) => readFile(join(options.assets, "styles", name), "utf8")),
  );
  return [...texts, await sharedStyle("search")].join("\n");
}

/** A script of `assets/scripts/`, without its comments and spaces: they are for us. */
export async function readScript(options: Options, name: string): Promise<string> {
  const text = await readFile(join(options.assets, "scripts", name), "utf8");
  const { code } = await transform(text, { minify: true });
  return code.trim();
}
