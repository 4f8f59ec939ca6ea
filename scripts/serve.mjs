// @ts-check
// The running product: app, docs and mock. What `npm start` shows.
import { existsSync } from "node:fs";
import { build } from "./build.mjs";
import { readOptions } from "./options.mjs";

const usage = `Usage: npm start -- [--port <number>] [--mock-port <number>] [--no-build]

Builds and serves the app, the docs and the mock. Takes a free port where the usual one is taken.`;
const values = readOptions(usage, {
  port: { type: "string", default: "4173" },
  "mock-port": { type: "string", default: "4010" },
  "no-build": { type: "boolean" },
});

if (!values["no-build"]) {
  console.log("Building …");
  const code = await build(["--output-logs=errors-only"]);
  if (code !== 0) process.exit(code);
}

const { startMock } = await import("../packages/mock/dist/index.js");
const { startSite } = await import("./site/site.mjs");
/** @param {string} path */
const folder = (path) => new URL(`../${path}`, import.meta.url).pathname;

// Without a dashboard made by hand, the app that is generated from the contract is shown.
const app = existsSync(folder("apps/sample/package.json"))
  ? { name: "Dashboard", dist: "apps/sample/dist", ownPolicy: false }
  : { name: "Try it", dist: "apps/try/dist", ownPolicy: true };

const mock = await startMockOn(Number(values["mock-port"]));
const site = await startSite({
  port: Number(values.port),
  mockUrl: mock.url,
  sampleDir: folder(app.dist),
  docsDir: folder("apps/docs/dist"),
  ownPolicy: app.ownPolicy,
});

/** @type {(text: string) => string} */
const bold =
  process.stdout.isTTY && !process.env.NO_COLOR ? (text) => `\u001b[1m${text}\u001b[22m` : (text) => text;
console.log(`
  ${app.name.padEnd(9)}  ${bold(new URL("/", site.url).href)}
  Docs       ${bold(new URL("/docs/", site.url).href)}
  Mock       ${bold(mock.url)}
  Mock page  ${bold(`${mock.url}/__mock`)}

  It reads from the mock, through the published client packages.
  Ctrl-C stops all three.
`);

for (const signal of ["SIGINT", "SIGTERM"]) {
  process.once(signal, async () => {
    await Promise.all([site.stop(), mock.stop()]);
    process.exit(0);
  });
}

/**
 * Starts the mock on the usual port, or on any free one when that is taken, as the site does.
 * @param {number} port
 */
async function startMockOn(port) {
  try {
    return await startMock({ port });
  } catch (error) {
    const cause = error instanceof Error ? error.cause : undefined;
    if (!(cause instanceof Error && "code" in cause && cause.code === "EADDRINUSE")) throw error;
    console.log(`Port ${port} is taken; using a free one.`);
    return startMock({ port: 0 });
  }
}
