#!/usr/bin/env node
import module from "node:module";

// Halves the start from the second run on; older Nodes have no such cache.
module.enableCompileCache?.();
const { main } = await import("../dist/cli.js");
await main(process.argv);
