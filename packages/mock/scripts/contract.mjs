// Parses the built-in contract with the bundles just built, so that a start reads one JSON file and answers from it.
import { writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { build } from "esbuild";
import { headerChecks, prebuild, prismFolder } from "./prebuild.mjs";

export async function writeOwnContract(dist, tools, shared) {
  const require = createRequire(import.meta.url);
  const { loadContract } = require(resolve(dist, "loader.cjs"));
  const contract = tools.toContract({
    ...(await loadContract(require("@partner-licenses/spec"))),
    files: [],
  });
  const prebuilt = prebuild(contract, tools);
  await writeFile(resolve(dist, "contract.json"), JSON.stringify({ contract, prebuilt }));
  await build({
    ...shared,
    format: "cjs",
    stdin: { contents: headerChecks(contract, prebuilt), resolveDir: prismFolder },
    outfile: resolve(dist, "checks.cjs"),
  });
}
