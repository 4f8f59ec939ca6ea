#!/usr/bin/env node
// @ts-check
// Halves the start from the second run on; older Nodes have no such cache.
process.getBuiltinModule("node:module").enableCompileCache?.();
await (await import("../dist/cli.js")).main(process.argv);
