#!/usr/bin/env node
// The mock's own command, for this contract.
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

const { resolve } = createRequire(import.meta.url);
if (process.argv[2] !== "replay") process.argv.push(resolve("{{prefix}}spec/{{file}}"));
const home = dirname(resolve("@partner-licenses/mock/package.json"));
await import(pathToFileURL(join(home, "bin/mock.js")).href);
