#!/usr/bin/env node
// @ts-check
// A start takes a tenth less once another one has ended; older Nodes have no such cache.
process.getBuiltinModule("node:module").enableCompileCache?.();
const { main } = await import("../dist/cli.js");

process.exitCode = await main(process.argv.slice(2));
