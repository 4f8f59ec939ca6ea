// Writes NOTICE: the licence text of every package whose code is in the bundles.
import { readdir, readFile, writeFile } from "node:fs/promises";
import { resolve } from "node:path";

const header = `@partner-licenses/mock
Copyright the partner-licenses contributors. Licensed under Apache-2.0.

The files in dist contain Prism (https://github.com/stoplightio/prism), Apache-2.0, with a few of its modules
replaced (see src/engine and src/loader in the repository), and the packages below.
`;

async function licenceText(folder) {
  const names = await readdir(folder);
  const texts = names.filter((name) => /^(licen[cs]e|notice|copying)/i.test(name)).sort();
  const parts = await Promise.all(
    texts.map((name) => readFile(resolve(folder, name), "utf8").catch(() => "")),
  );
  return parts
    .map((text) => text.replaceAll("\r\n", "\n").trim())
    .filter(Boolean)
    .join("\n\n");
}

async function entry(folder) {
  const manifest = JSON.parse(await readFile(resolve(folder, "package.json"), "utf8"));
  const licence =
    manifest.license ?? manifest.licenses?.map(({ type }) => type).join(", ") ?? "see its repository";
  return { name: `${manifest.name} ${manifest.version}`, licence, text: await licenceText(folder) };
}

/** `folders`: of the packages whose code is bundled. */
export async function writeNotice(root, folders) {
  const entries = await Promise.all(folders.map(entry));
  const byName = new Map(entries.map((found) => [found.name, found]));
  const byText = Map.groupBy(
    [...byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1)),
    ({ text }) => text,
  );
  const sections = [...byText].map(([text, found]) => {
    const names = found.map(({ name, licence }) => `${name} (${licence})`).join("\n");
    return `${"-".repeat(80)}\n${names}\n\n${text || "The package carries no licence file; its manifest names the licence above."}\n`;
  });
  await writeFile(resolve(root, "NOTICE"), `${header}\n${sections.join("\n")}`);
}
