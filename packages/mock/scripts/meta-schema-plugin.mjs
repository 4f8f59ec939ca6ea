// Ajv checks each schema against the draft-07 meta-schema and compiles that at every start, once per instance. Here
// it is compiled when the package is built.
import { createRequire } from "node:module";
import { dirname } from "node:path";

const prism = createRequire(import.meta.url).resolve("@stoplight/prism-http");
const prismRequire = createRequire(prism);
const id = "http://json-schema.org/draft-07/schema";

/** The options that Prism's instances have when they compile it. */
const options = { allErrors: true, allowUnionTypes: true, allowMatchingProperties: true, strict: false };

function source() {
  const Ajv = prismRequire("ajv").default;
  const ajv = new Ajv({ ...options, logger: false, code: { source: true } });
  prismRequire("ajv-formats").default(ajv);
  return prismRequire("ajv/dist/standalone").default(ajv, ajv.getSchema(id));
}

/** Code that puts the compiled check into the instances named `made`. */
export const useMetaSchema = `for (const ajv of Object.values(made)) {
  const meta = ajv.schemas["${id}"];
  if (meta) meta.validate = require("built:meta-schema");
}`;

export const metaSchemaPlugin = {
  name: "meta-schema",
  setup(build) {
    build.onResolve({ filter: /^built:meta-schema$/ }, ({ path }) => ({ path, namespace: "meta-schema" }));
    build.onLoad({ filter: /.*/, namespace: "meta-schema" }, () => ({
      contents: source(),
      resolveDir: dirname(prism),
    }));
  },
};
