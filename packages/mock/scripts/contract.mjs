// Parses the built-in contract with the bundles just built, so that a start reads one JSON file.

import { writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { resolve } from "node:path";

export async function writeOwnContract(dist, { toContract }) {
  const require = createRequire(import.meta.url);
  const { loadContract } = require(resolve(dist, "loader.cjs"));
  const loaded = await loadContract(require("@partner-licenses/spec"));
  await writeFile(resolve(dist, "contract.json"), JSON.stringify(toContract({ ...loaded, files: [] })));
}
