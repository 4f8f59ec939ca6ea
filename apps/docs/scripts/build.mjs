// @ts-check
// Builds the docs site. Options: --spec <bundle.json> --out <folder> --samples <folder>.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const args = process.argv.slice(2);
if (process.features.typescript) await build();
else runOnWorkspaceNode();

async function build() {
  const { readOptions } = await import("../src/options.ts");
  const { buildSite } = await import("../src/site.ts");
  try {
    await buildSite(readOptions(args));
  } catch (error) {
    const { ContractError, formatContractError } = await import("@partner-licenses/contract-kit");
    const message = error instanceof Error ? error.message : String(error);
    const text = error instanceof ContractError ? formatContractError(error) : message;
    process.stderr.write(`Docs: ${text}\n`);
    process.exitCode = 1;
  }
}

/** Older Nodes cannot read TypeScript; the workspace brings one that can. */
function runOnWorkspaceNode() {
  const node = fileURLToPath(new URL("../../../node_modules/.bin/node", import.meta.url));
  const { status, error } = spawnSync(node, [fileURLToPath(import.meta.url), ...args], { stdio: "inherit" });
  if (error) process.stderr.write(`Docs: ${error.message}. Run "pnpm install" at the root first.\n`);
  process.exitCode = status ?? 1;
}
