#!/usr/bin/env node
// Halves the start from the second run on; older Nodes have no such cache.
process.getBuiltinModule("node:module").enableCompileCache?.();
const { argv } = process;
const quick =
  argv[2] === "diff" && (await (await import("@partner-licenses/contract-diff/quick")).quickDiff(argv));
if (!quick) await (await import("../dist/cli.js")).main(argv);
