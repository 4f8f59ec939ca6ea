// Ajv checks each schema against the draft-07 meta-schema and compiles that at every start, once per instance. Here
// it is compiled when the package is built; and validators of newer drafts are made when a schema asks for one.
import { createRequire } from "node:module";
import { dirname, resolve } from "node:path";

const prism = createRequire(import.meta.url).resolve("@stoplight/prism-http");
const prismRequire = createRequire(prism);
const draft7 = "http://json-schema.org/draft-07/schema";

const folder = resolve(import.meta.dirname, "../src/stand-ins");

/** The modules of Ajv that Prism makes validators with, and the files that take their place. */
const standIns = new Map([
  ["ajv", resolve(folder, "ajv.ts")],
  ["ajv/dist/2019", resolve(folder, "ajv-2019.ts")],
  ["ajv/dist/2020", resolve(folder, "ajv-2020.ts")],
]);

/** The options that Prism's instances have when they compile it. */
const options = { allErrors: true, allowUnionTypes: true, allowMatchingProperties: true, strict: false };

function compiledMetaSchema() {
  const Ajv = prismRequire("ajv").default;
  const ajv = new Ajv({ ...options, logger: false, code: { source: true } });
  prismRequire("ajv-formats").default(ajv);
  return prismRequire("ajv/dist/standalone").default(ajv, ajv.getSchema(draft7));
}

export const ajvPlugin = {
  name: "ajv",
  setup(build) {
    build.onResolve({ filter: /^ajv(\/dist\/20\d\d)?$/ }, ({ path, importer }) => {
      if (dirname(importer) === folder) return { path: prismRequire.resolve(path) };
      return /[\\/]prism-http[\\/]/.test(importer) ? { path: standIns.get(path) } : undefined;
    });
    build.onResolve({ filter: /^built:meta-schema$/ }, ({ path }) => ({ path, namespace: "meta-schema" }));
    build.onLoad({ filter: /.*/, namespace: "meta-schema" }, () => ({
      contents: compiledMetaSchema(),
      resolveDir: dirname(prism),
    }));
  },
};

/** Throws when Prism no longer makes its validators with the modules that are replaced. */
export function assertStandIns({ metafile }) {
  const used = new Set(
    Object.keys(metafile.inputs).map((input) => resolve(import.meta.dirname, "..", input)),
  );
  for (const file of standIns.values())
    if (!used.has(file))
      throw new Error(`${file} is not used: Prism makes its validators in another way now.`);
}
