#!/usr/bin/env node
// @ts-check
// Halves the start from the second run on; older Nodes have no such cache.
process.getBuiltinModule("node:module").enableCompileCache?.();
const { argv, env } = process;
// Under npx no shell knows the bare name.
const start = env.npm_command === "exec" ? "npx @partner-licenses/contract-diff" : "contract-diff";
await (await import("../dist/cli.js")).main(argv.slice(2), start);
