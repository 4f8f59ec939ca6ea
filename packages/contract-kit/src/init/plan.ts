import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { readGenerateConfig } from "../generate/config.ts";
import { render } from "../generate/generate.ts";
import { initTemplates } from "../templates.ts";
import type { NewContract } from "./contract.ts";
import { trackedFiles } from "./git.ts";
import { type Manifest, manifestFile } from "./manifest.ts";
import { fill, type Names, renamer } from "./names.ts";
import { packageNames, reviseChangesets, reviseManifests, type Tree } from "./workspace.ts";

/** What init does to a checkout: new texts by path, and the paths that go away. */
export interface Plan {
  readonly write: ReadonlyMap<string, string>;
  readonly remove: readonly string[];
}

/** Works out the whole change in memory. Changes nothing. */
export async function makePlan(
  root: string,
  manifest: Manifest,
  names: Names,
  contract: NewContract,
): Promise<Plan> {
  const before = await readTree(root);
  const tree: Tree = new Map();
  const gone = new Map<string, string>();
  for (const [path, text] of before) (leaves(path, manifest) ? gone : tree).set(path, text);

  const rename = renamer(manifest, names);
  const config = await readGenerateConfig(join(root, "contract.config.json"));
  for (const dir of config.outputs.values()) removeFolder(tree, relative(root, dir));
  for (const [path, text] of tree) tree.set(path, path === "LICENSE" ? text : rename(text));
  const generated = await generatedFiles(root, contract, names, rename);
  for (const [path, text] of generated) tree.set(path, text);
  tree.set(relative(root, config.spec), contract.text);
  const settings = relative(root, config.file);
  tree.set(settings, withNames(tree.get(settings) ?? "{}", names));

  const facts = { ...names, ...sampleOf(generated), operations: String(contract.model.operations.length) };
  for (const [path, text] of await readTemplates()) tree.set(path, fill(text, facts));
  const descriptions = Object.entries(manifest.descriptions).map(
    ([path, text]) => [path, fill(text, facts)] as const,
  );
  reviseManifests(tree, new Set(packageNames(gone).map(rename)), Object.fromEntries(descriptions));
  reviseChangesets(tree, names.title);
  return difference(before, tree);
}

/** Texts of all tracked files; files that are not text are left as they are. */
async function readTree(root: string): Promise<Tree> {
  const tree: Tree = new Map();
  for (const path of trackedFiles(root)) {
    const bytes = await readFile(join(root, path));
    if (!bytes.includes(0)) tree.set(path, bytes.toString("utf8"));
    else tree.set(path, binary);
  }
  return tree;
}

/** The client's name in code samples, whatever the API is called. */
const variable = "client";

/** The configuration, with the names that generated code has from it. */
function withNames(config: string, { identifier: name }: Names): string {
  const value = JSON.parse(config) as { sampleClient?: object };
  const sampleClient = { ...value.sampleClient, variable };
  return `${JSON.stringify({ ...value, name, sampleClient }, null, 2)}\n`;
}

/** The texts that take the place of what is about one API, by their path in the checkout. */
async function readTemplates(): Promise<Tree> {
  const entries = await readdir(initTemplates, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const texts = paths.sort().map(async (path) => {
    return [relative(initTemplates, path).replaceAll("\\", "/"), await readFile(path, "utf8")] as const;
  });
  return new Map(await Promise.all(texts));
}

/** Stands for a file that is not text: it can only stay or go. */
const binary = "\0";

function leaves(path: string, { remove, keep }: Manifest): boolean {
  const within = (folder: string) => path === folder || path.startsWith(`${folder}/`);
  return path === manifestFile || (remove.some(within) && !keep.some(within));
}

function removeFolder(tree: Tree, folder: string): void {
  for (const path of tree.keys()) if (path.startsWith(`${folder}/`)) tree.delete(path);
}

/** What the renamed machinery will generate, so that the first build finds nothing to do. */
async function generatedFiles(
  root: string,
  contract: NewContract,
  names: Names,
  rename: (text: string) => string,
): Promise<Tree> {
  const config = await readGenerateConfig(join(root, "contract.config.json"));
  const scratch = await mkdtemp(join(tmpdir(), "contract-init-"));
  const spec = join(scratch, "openapi.yaml");
  try {
    await writeFile(spec, contract.text);
    const { folders } = await render({
      ...config,
      spec,
      name: names.identifier,
      sampleClient: { ...config.sampleClient, variable },
    });
    const files = folders.flatMap(({ dir, files }) =>
      Object.entries(files).map(([file, text]) => [join(relative(root, dir), file), text] as const),
    );
    const source = [relative(process.cwd(), spec), relative(root, config.spec)] as const;
    return new Map(files.map(([path, text]) => [path, rename(text).replaceAll(...source)]));
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** A code sample for READMEs: that of the first operation. */
function sampleOf(generated: Tree): { sample: string } {
  const [, sample = ""] = [...generated].find(([path]) => path.includes("/samples/")) ?? [];
  return { sample: sample.trim() };
}

function difference(before: Tree, after: Tree): Plan {
  const write = new Map([...after].filter(([path, text]) => text !== binary && before.get(path) !== text));
  return { write, remove: [...before.keys()].filter((path) => !after.has(path)) };
}
