// @ts-check
// Writes NOTICE: the licence text of every package whose code is in the bundles, each text once.
import { readdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";

const carried = "The files in dist contain code of the packages below.";
const lacking = "The package carries no licence file; its manifest names the licence above.";

/**
 * @typedef {object} Options
 * @property {string} [note] what the files in dist contain, when there is more to say
 * @property {readonly string[]} [withoutText] names of packages that are known to carry no licence text
 */

/**
 * Writes the file when it has changed.
 * Throws when a package carries no licence text and is not listed, and when one is listed for nothing.
 * @param {string} root folder of the package
 * @param {readonly string[]} folders of the packages whose code it carries
 * @param {Options} [options]
 */
export async function writeNotice(root, folders, { note = carried, withoutText = [] } = {}) {
  const entries = await Promise.all(folders.map(read));
  expectTexts(entries, withoutText);
  const sorted = [...new Map(entries.map((each) => [each.title, each])).values()].sort((a, b) =>
    a.title < b.title ? -1 : 1,
  );
  const sections = [...Map.groupBy(sorted, ({ text }) => text)].map(
    ([text, all]) =>
      `${"-".repeat(80)}\n${all.map(({ title }) => title).join("\n")}\n\n${text === "" ? lacking : text}\n`,
  );
  const { name } = await manifestOf(root);
  const head = `${name}\nCopyright the partner-licenses contributors. Licensed under Apache-2.0.\n\n${note}\n`;
  await writeChanged(join(root, "NOTICE"), `${head}\n${sections.join("\n")}`);
}

/**
 * @param {string} folder
 * @returns {Promise<{ name: string, title: string, text: string }>}
 */
async function read(folder) {
  const { name, version, license, licenses } = await manifestOf(folder);
  const said = license ?? licenses?.map(({ type }) => type).join(", ") ?? "see its repository";
  const files = (await readdir(folder)).filter((file) => /^(licen[cs]e|notice|copying)/i.test(file)).sort();
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), "utf8")));
  const text = texts.map((part) => part.replaceAll("\r\n", "\n").trim()).join("\n\n");
  return { name, title: `${name} ${version} (${said})`, text };
}

/**
 * @param {string} folder
 * @returns {Promise<{ name: string, version: string, license?: string, licenses?: { type: string }[] }>}
 */
async function manifestOf(folder) {
  return JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
}

/**
 * @param {readonly { name: string, text: string }[]} entries
 * @param {readonly string[]} withoutText
 */
function expectTexts(entries, withoutText) {
  const empty = entries.filter(({ text }) => text === "").map(({ name }) => name);
  const unknown = empty.filter((name) => !withoutText.includes(name));
  if (unknown.length > 0) throw new Error(`bundled without a licence text: ${unknown.join(", ")}`);
  const needless = withoutText.filter((name) => !empty.includes(name));
  if (needless.length > 0) throw new Error(`listed as without a licence text: ${needless.join(", ")}`);
}

/**
 * @param {string} file
 * @param {string} text
 */
async function writeChanged(file, text) {
  if ((await readFile(file, "utf8").catch(() => "")) === text) return;
  await writeFile(`${file}.tmp`, text);
  await rename(`${file}.tmp`, file);
}
