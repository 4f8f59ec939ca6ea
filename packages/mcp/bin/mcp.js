#!/usr/bin/env node
// @ts-check
// Halves the start from the second run on; older Nodes have no such cache.
process.getBuiltinModule("node:module").enableCompileCache?.();
const { main } = await import("../dist/index.js");

process.exitCode = await main(process.argv.slice(2));
