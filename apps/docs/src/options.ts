import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const HOME = fileURLToPath(new URL("..", import.meta.url));

export interface Options {
  /** The contract as a JSON bundle. */
  spec: string;
  /** The contract as it is written: what "what changed" pages quote. */
  source: string;
  /** Folder of the released contracts, `<version>.yaml` with their checksums; may be missing. */
  released: string;
  /** Accepted breaks of the contract that is not released yet; may be missing. */
  accepted: string;
  /** `contract.config.json`: how code samples of released contracts are written. */
  config: string;
  /** Folder to write; replaced as a whole. */
  out: string;
  /** Folder of `<operationId>.ts` code samples. */
  samples: string;
  /** Folder of the built app that calls each operation, served as `try/`; may be missing. */
  tryApp: string;
  /** Public address of the site with a slash at its end, or `""` when it has none. */
  url: string;
  /** `package.json` whose `repository` the pages link to; may be missing. */
  manifest: string;
  /** Whether the packages are on npm; until then the site says how to install from a clone. */
  published: boolean;
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
  const names = ["spec", "source", "released", "out", "samples", "try", "url", "published"] as const;
  const options = Object.fromEntries(names.map((name) => [name, { type: "string" as const }]));
  const { values } = parseArgs({ args, options });
  const given = (name: (typeof names)[number]) =>
    (values[name] as string | undefined) ?? env[`DOCS_${name.toUpperCase()}`];
  const pick = (name: (typeof names)[number], fallback: string) => resolve(given(name) ?? fallback);
  const spec = pick("spec", createRequire(import.meta.url).resolve("@partner-licenses/spec/openapi.json"));
  // Another contract has another history: it lies next to that contract, as the kit's does.
  const source = pick("source", given("spec") === undefined ? join(HOME, "../../spec/openapi.yaml") : spec);
  return {
    spec,
    source,
    released: pick("released", join(dirname(source), "released")),
    accepted: join(dirname(source), "accepted.yaml"),
    config: join(HOME, "../../contract.config.json"),
    out: pick("out", join(HOME, "dist")),
    samples: pick("samples", join(HOME, "src/generated/samples")),
    tryApp: pick("try", join(HOME, "../try/dist")),
    url: (given("url") ?? "").replace(/\/*$/, (end) => (given("url") ? "/" : end)),
    manifest: join(dirname(source), "package.json"),
    published: given("published") === "yes",
    pictures: join(HOME, "../sample/screenshots"),
    figures: join(HOME, "data"),
    content: join(HOME, "content"),
    snippets: join(HOME, "snippets"),
    assets: join(HOME, "assets"),
  };
}
