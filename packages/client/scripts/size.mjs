// @ts-check
// Bundles one-call programs as an application would, and prints their size in bytes: minified, gzip -9, brotli 11.
// Exits 1 when one is over its budget. Usage: node scripts/size.mjs [--json]

import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { build } from "esbuild";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const call = (options = "") =>
  `const partner = createPartnerClient({ auth: "t"${options} }); console.log(await partner.analytics.licenses.usage.get());`;
const main = 'import { createPartnerClient } from "./dist/index.js";';

const units = /** @type {const} */ (["minified", "gzip", "brotli"]);

/** @typedef {Record<(typeof units)[number], number>} Size */

/**
 * Programs by name, with their budgets in bytes; `over` names the program whose size is taken off first.
 * @type {Record<string, { code: string, over?: string } & Partial<Size>>}
 */
const programs = {
  "one call": { code: `${main} ${call()}`, gzip: 4500, brotli: 4200 },
  "+ /validate": {
    code: `${main} import { validation } from "./dist/validate.js"; ${call(', validate: validation("throw")')}`,
    over: "one call",
    gzip: 700,
  },
  "+ /otel": {
    code: `${main} import { openTelemetry } from "./dist/otel.js"; ${call(", onEvent: openTelemetry(globalThis.tracer)")}`,
    over: "one call",
    gzip: 800,
  },
  "+ /raw": {
    code: `import { createPartnerClient } from "./dist/raw.js"; ${call()} console.log(await partner.raw.GET("/v1/analytics/licenses/usage"));`,
    over: "one call",
    gzip: 2800,
  },
  "/raw alone": {
    code: 'import { createRawClient } from "./dist/raw.js"; console.log(await createRawClient().GET("/v1/analytics/licenses/usage"));',
    gzip: 2800,
  },
};

/** @type {({ name: string, over: { unit: string, limit: number }[] } & Size)[]} */
const rows = [];
for (const [name, { code, over: base, ...budget }] of Object.entries(programs)) {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: root },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    write: false,
  });
  const contents = Buffer.concat(outputFiles.map((file) => file.contents));
  const size = {
    minified: contents.length,
    gzip: gzipSync(contents, { level: 9 }).length,
    brotli: brotliCompressSync(contents).length,
  };
  const taken = rows.find((row) => row.name === base);
  if (taken) for (const unit of units) size[unit] -= taken[unit];
  const over = units.flatMap((unit) => {
    const limit = budget[unit];
    return limit !== undefined && size[unit] > limit ? [{ unit, limit }] : [];
  });
  rows.push({ name, ...size, over });
}

if (process.argv.includes("--json")) process.stdout.write(`${JSON.stringify(rows, null, 2)}\n`);
else
  for (const { name, minified, gzip, brotli } of rows)
    console.log(`${name}: ${minified} minified, ${gzip} gzip, ${brotli} brotli`);

for (const { name, over } of rows)
  for (const { unit, limit } of over) console.error(`${name}: over its budget of ${limit} bytes ${unit}`);
process.exitCode = rows.some(({ over }) => over.length > 0) ? 1 : 0;
