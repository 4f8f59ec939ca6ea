// @ts-check
// Writes action/gate.js, the gate in one file: what the GitHub action and the hooks of pre-commit run. `--check` compares.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { startPlugins } from "./package/bundle.mjs";
import { writeNotice } from "./package/notice.mjs";
import { bundledFolders } from "./sbom/bundled.mjs";

const root = join(import.meta.dirname, "..");
const file = join(root, "action/gate.js");

/**
 * Takes our own packages as they are written, so that nothing has to be built before.
 * @type {import("esbuild").Plugin}
 */
const fromSources = {
  name: "from-sources",
  setup(setup) {
    setup.onResolve({ filter: /^@partner-licenses\/contract-diff(\/|$)/ }, ({ path }) => {
      const home = join(root, "packages/contract-diff");
      const { exports } = JSON.parse(readFileSync(join(home, "package.json"), "utf8"));
      const { default: built } = exports[path.replace("@partner-licenses/contract-diff", ".")];
      return {
        path: join(home, built.replace("./dist/", "src/").replace(/js$/, "ts")),
        sideEffects: false,
      };
    });
  },
};

const { metafile, outputFiles } = await build({
  absWorkingDir: join(root, "packages/contract-kit"),
  entryPoints: ["src/action/index.ts"],
  outfile: file,
  write: false,
  bundle: true,
  minify: true,
  format: "esm",
  platform: "node",
  target: "node20.19",
  banner: {
    js: "// Written by `pnpm action`.\nconst require = process.getBuiltinModule('node:module').createRequire(import.meta.url);",
  },
  plugins: [...startPlugins, fromSources],
  legalComments: "none",
  metafile: true,
  logLevel: "warning",
});
const text = outputFiles[0]?.text ?? "";
if (!process.argv.includes("--check")) {
  writeFileSync(file, text, { mode: 0o755 });
  await writeNotice(join(root, "action"), bundledFolders([metafile], join(root, "packages/contract-kit")), {
    note: "gate.js contains code of the packages below.",
    withoutText: ["@manypkg/find-root", "@manypkg/get-packages", "@manypkg/tools"],
  });
  console.log(`action/gate.js: ${Math.round(text.length / 1024)} KiB`);
} else if (!existsSync(file) || readFileSync(file, "utf8") !== text) {
  console.error("action/gate.js is not what the sources give. Run `pnpm action`, and commit it.");
  process.exitCode = 1;
}
