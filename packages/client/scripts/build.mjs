// Builds dist: declarations by tsc, code by esbuild. One file per entry and shared chunks, so that Node loads few files.
// What is no dependency of ours is bundled, its declarations too, so that an install brings few packages.
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { bundledFolders } from "../../../scripts/sbom/bundled.mjs";
import { writeSbom } from "../../../scripts/sbom/write.mjs";
import { homeOf, vendorDeclarations, vendored } from "./vendor.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const { exports, dependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const entryPoints = Object.values(exports)
  .map((entry) => entry.default?.replace(/^\.\/dist\/(.*)\.js$/, "src/$1.ts"))
  .filter(Boolean);

rmSync(join(root, "dist"), { recursive: true, force: true });
execFileSync(join(root, "node_modules/.bin/tsc"), ["-p", "tsconfig.build.json", "--emitDeclarationOnly"], {
  cwd: root,
  stdio: "inherit",
});
const declarations = readdirSync(join(root, "dist"), { recursive: true }).map((file) =>
  file.replaceAll("\\", "/"),
);
vendorDeclarations(
  root,
  declarations.filter((file) => file.endsWith(".d.ts")),
);
const { metafile } = await build({
  absWorkingDir: root,
  entryPoints,
  outdir: "dist",
  bundle: true,
  splitting: true,
  chunkNames: "shared/[hash]",
  external: Object.keys(dependencies),
  format: "esm",
  // takes out the parts that this contract does not need
  minifySyntax: true,
  target: "es2022",
  sourcemap: true,
  sourcesContent: true,
  metafile: true,
  logLevel: "warning",
});
const declared = vendored.map((name) => realpathSync(homeOf(root, name)));
writeSbom(root, { bundled: [...bundledFolders([metafile], root), ...declared] });
