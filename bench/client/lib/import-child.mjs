// @ts-check
// Time to load a client, from its import to its end. Prints { milliseconds }.
import { pathToFileURL } from "node:url";

const url = pathToFileURL(process.argv[2] ?? "").href;
const began = performance.now();
await import(url);
console.log(JSON.stringify({ milliseconds: performance.now() - began }));
process.exit();
