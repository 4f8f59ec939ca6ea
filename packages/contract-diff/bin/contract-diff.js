#!/usr/bin/env node
// Halves the start from the second run on; older Nodes have no such cache.
process.getBuiltinModule("node:module").enableCompileCache?.();
const { argv } = process;
const { quickDiff } = await import("../dist/quick.js");
await quickDiff([argv[0], argv[1], "diff", ...argv.slice(2)]);
