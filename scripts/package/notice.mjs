// Writes NOTICE: the licence text of every package whose code is in the bundles.
import { readdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";

const header = (name) => `${name}
Copyright the partner-licenses contributors. Licensed under Apache-2.0.

The files in dist contain code of the packages below.
`;

/** Writes the file when it has changed. Throws when a bundled package carries no licence text. */
export async function writeNotice(root, folders) {
  const entries = await Promise.all(folders.map(entry));
  const sections = entries
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, text }) => `${"-".repeat(80)}\n${name}\n\n${text}\n`);
  const { name } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
  const text = `${header(name)}\n${sections.join("\n")}`;
  const file = join(root, "NOTICE");
  if ((await readFile(file, "utf8").catch(() => "")) === text) return;
  await writeFile(`${file}.tmp`, text);
  await rename(`${file}.tmp`, file);
}

async function entry(folder) {
  const { name, version, license } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const files = (await readdir(folder)).filter((file) => /^(licen[cs]e|notice|copying)/i.test(file)).sort();
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), "utf8")));
  if (texts.length === 0) throw new Error(`${name} is bundled, but ${folder} holds no licence text`);
  const text = texts.map((part) => part.replaceAll("\r\n", "\n").trim()).join("\n\n");
  return { name: `${name} ${version} (${license})`, text };
}
