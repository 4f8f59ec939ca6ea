// @ts-check
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const entry = fileURLToPath(new URL("../conformance/index.ts", import.meta.url));

/**
 * The checks with the built client as one text, which no runtime's own loader has a part in.
 * @param {"esm" | "iife"} format `iife` sets the global `conformance`
 * @param {string} [tail] code at the end that uses `conform`
 */
export async function bundle(format, tail = "") {
  const { outputFiles } = await build({
    stdin: {
      contents: `export { conform } from ${JSON.stringify(entry)}; import { conform } from ${JSON.stringify(entry)};\n${tail}`,
      resolveDir: fileURLToPath(new URL("..", import.meta.url)),
      loader: "js",
    },
    bundle: true,
    format,
    ...(format === "iife" ? { globalName: "conformance" } : {}),
    platform: "browser",
    target: "es2022",
    write: false,
  });
  return outputFiles.map(({ text }) => text).join("");
}
