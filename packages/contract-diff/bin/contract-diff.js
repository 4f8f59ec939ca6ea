#!/usr/bin/env node
// @ts-check
// Halves the start from the second run on; older Nodes have no such cache.
process.getBuiltinModule("node:module").enableCompileCache?.();
// Since Node 24 the space for new values grows to a size that a single run never pays back: a fifth of its memory.
if (Number.parseInt(process.versions.node, 10) >= 24)
  process.getBuiltinModule("node:v8").setFlagsFromString("--semi-space-growth-factor=1");
const { argv, env } = process;
// Under npx no shell knows the bare name.
const start = env.npm_command === "exec" ? "npx @partner-licenses/contract-diff" : "contract-diff";
await (await import("../dist/cli.js")).main(argv.slice(2), start);
