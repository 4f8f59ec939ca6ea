import { build } from "esbuild";

/**
 * A module and all that it imports as one classic script, since pages that are opened from a file may not load modules.
 * `folder` is where its imports are looked for, `define` what names mean in it.
 */
export async function classicScript(
  contents: string,
  folder: string,
  define: Record<string, string> = {},
): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: folder },
    bundle: true,
    format: "iife",
    minify: true,
    charset: "utf8",
    write: false,
    logLevel: "error",
    define,
  });
  return outputFiles.map(({ text }) => text).join("");
}
