import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const HOME = fileURLToPath(new URL("..", import.meta.url));

export interface Options {
  /** The contract as a JSON bundle. */
  spec: string;
  /** Folder to write; replaced as a whole. */
  out: string;
  /** Folder of `<operationId>.ts` code samples. */
  samples: string;
  /** Folder of the dashboard's screenshots, `light.png` and `dark.png`; may be missing. */
  pictures: string;
  /** Folder of measured tables in Markdown, written by the packages that measure. */
  figures: string;
  content: string;
  snippets: string;
  assets: string;
}

/** Options from the command line, then from `DOCS_*` variables, then the defaults. Throws on an unknown option. */
export function readOptions(args: string[], env: NodeJS.ProcessEnv = process.env): Options {
  const { values } = parseArgs({
    args,
    options: { spec: { type: "string" }, out: { type: "string" }, samples: { type: "string" } },
  });
  const pick = (name: keyof typeof values, fallback: string) =>
    resolve(values[name] ?? env[`DOCS_${name.toUpperCase()}`] ?? fallback);
  return {
    spec: pick("spec", createRequire(import.meta.url).resolve("@partner-licenses/spec/openapi.json")),
    out: pick("out", join(HOME, "dist")),
    samples: pick("samples", join(HOME, "src/generated/samples")),
    pictures: join(HOME, "../sample/screenshots"),
    figures: join(HOME, "data"),
    content: join(HOME, "content"),
    snippets: join(HOME, "snippets"),
    assets: join(HOME, "assets"),
  };
}
