// @ts-check
import { brotliCompressSync, gzipSync } from "node:zlib";
import { build } from "esbuild";

/**
 * Bytes of a program with one call, bundled as an application would: minified, gzip -9, brotli 11.
 * @param {{ entry: string, dir: string }} client
 */
export async function sizeOf({ entry, dir }) {
  const contents = `import { make } from ${JSON.stringify(entry)};
console.log(await make(fetch, "https://api.partnercenter.microsoft.com")());`;
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: dir },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    write: false,
    logLevel: "error",
  });
  const bytes = Buffer.concat(outputFiles.map((file) => file.contents));
  return {
    minified: bytes.length,
    gzip: gzipSync(bytes, { level: 9 }).length,
    brotli: brotliCompressSync(bytes).length,
  };
}
