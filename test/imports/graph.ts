import { readdir, readFile } from "node:fs/promises";
import { dirname, join, normalize } from "node:path";
import { build } from "esbuild";
import { root } from "../support/workspace.ts";

/** One import as it is written, types included. */
export interface Import {
  /** The importing file, from the top of the repository. */
  readonly from: string;
  /** A file from the top of the repository, or a package. */
  readonly to: string;
}

/** The sources of a package, from the top of the repository. */
export async function sourcesOf(folder: string): Promise<string[]> {
  const entries = await readdir(join(root, folder, "src"), { recursive: true });
  return entries
    .filter((file) => /\.(ts|tsx|mjs)$/.test(file) && !/\.(test|test-d)\.tsx?$/.test(file))
    .map((file) => `${folder}/src/${file}`)
    .sort();
}

/** All that the file imports, types included. */
export async function importsOf(file: string): Promise<Import[]> {
  const text = await readFile(join(root, file), "utf8");
  const specifiers = text.matchAll(
    /^(?:import|export)\b[^;"']*["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']/gm,
  );
  return [...specifiers].map(([, stated, dynamic]) => {
    const to = stated ?? dynamic ?? "";
    return { from: file, to: to.startsWith(".") ? normalize(join(dirname(file), to)) : to };
  });
}

/** The names of what a file exports by its own declarations. */
export async function declaredIn(file: string): Promise<string[]> {
  const text = await readFile(join(root, file), "utf8");
  const declarations = text.matchAll(
    /^export (?:async )?(?:interface|type|(?:abstract )?class|const|function\*?) (\w+)/gm,
  );
  return [...declarations].map(([, name = ""]) => name);
}

/** What each file imports when it runs: esbuild leaves types out, and what is loaded when it is first needed. */
export async function runtimeGraph(folder: string): Promise<Map<string, string[]>> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: await sourcesOf(folder),
    bundle: true,
    // Each file is printed once, not once for each file that leads to it.
    splitting: true,
    write: false,
    metafile: true,
    outdir: "unused",
    platform: "node",
    format: "esm",
    packages: "external",
    external: ["*?raw"],
    loader: { ".css": "empty", ".yaml": "empty" },
    logLevel: "error",
  });
  return new Map(
    Object.entries(metafile.inputs).map(([file, { imports }]) => [
      file,
      imports
        .filter(({ kind, external }) => kind === "import-statement" && !external)
        .map(({ path }) => path),
    ]),
  );
}

/** The circles of a graph: files that lead to each other, sorted. */
export function circlesOf(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const below = new Map([...graph.keys()].map((file) => [file, reachedFrom(file, graph)]));
  const circles = new Map<string, string[]>();
  for (const [file, reached] of below) {
    const circle = [...reached].filter((other) => below.get(other)?.has(file)).sort();
    if (circle.length > 0) circles.set(circle.join(), circle);
  }
  return [...circles.values()];
}

/** The files that a file leads to: itself only when something leads back. */
function reachedFrom(start: string, graph: ReadonlyMap<string, readonly string[]>): Set<string> {
  const reached = new Set(graph.get(start));
  for (const file of reached) for (const next of graph.get(file) ?? []) reached.add(next);
  return reached;
}
