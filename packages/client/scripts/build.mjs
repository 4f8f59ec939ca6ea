// Builds dist: declarations by tsc, code by esbuild. One file per entry and shared chunks, so that Node loads few files.
import { execFileSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const { exports } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const entryPoints = Object.values(exports)
  .map((entry) => entry.default?.replace(/^\.\/dist\/(.*)\.js$/, "src/$1.ts"))
  .filter(Boolean);

rmSync(join(root, "dist"), { recursive: true, force: true });
execFileSync(join(root, "node_modules/.bin/tsc"), ["-p", "tsconfig.build.json", "--emitDeclarationOnly"], {
  cwd: root,
  stdio: "inherit",
});
await build({
  absWorkingDir: root,
  entryPoints,
  outdir: "dist",
  bundle: true,
  splitting: true,
  chunkNames: "shared/[hash]",
  packages: "external",
  format: "esm",
  target: "es2022",
  sourcemap: true,
  sourcesContent: true,
  logLevel: "warning",
});
