/** The packages with sources, by folder, and the packages of the workspace that each may import. */
export const mayImport: Readonly<Record<string, readonly string[]>> = {
  "packages/document": [],
  "packages/contract-diff": ["document"],
  "packages/contract-kit": ["document", "contract-diff"],
  "packages/types": [],
  "packages/client-runtime": ["document"],
  "packages/client": ["client-runtime", "types"],
  "packages/react": ["client-runtime", "types", "client"],
  "packages/cli": ["types", "client"],
  "packages/mock": ["document", "spec"],
  "packages/mcp": ["document", "spec"],
  "apps/docs": ["document", "contract-diff", "contract-kit", "spec", "types", "client", "react", "mock"],
  "apps/sample": ["types", "client", "react"],
  "apps/try": ["types", "client", "react"],
};

/** The rooms of the diff, the lowest first: each may import those above it in this list. */
export const roomsOfTheDiff: readonly string[] = [
  ...["types", "lazy"],
  // What keywords demand, and what a schema says however it is spelled.
  ...["keywords", "match", "normalise"],
  // What is reported, what changed between two schemas, whom it reaches, the value that shows it.
  ...["catalogue", "relation", "findings", "witness"],
  ...["compare", "diff"],
  // What people see of it.
  ...["policy", "accept", "report", "project", "commands"],
];

/** Circles that the grammar of OpenAPI or JSON Schema has itself. */
export const honestCircles: readonly (readonly string[])[] = [
  // A form's field has headers, and a header has content.
  [
    "packages/contract-diff/src/compare/content.ts",
    "packages/contract-diff/src/compare/encoding.ts",
    "packages/contract-diff/src/compare/headers.ts",
    "packages/contract-diff/src/compare/shape.ts",
  ],
  // An operation has callbacks, which hold operations.
  [
    "packages/contract-diff/src/compare/callbacks.ts",
    "packages/contract-diff/src/compare/items.ts",
    "packages/contract-diff/src/compare/operation.ts",
  ],
  // A schema has alternatives, which are schemas.
  ["packages/contract-diff/src/normalise/node.ts", "packages/contract-diff/src/normalise/union.ts"],
  // A parameter may hold a form, whose fields are written like parameters.
  ["packages/document/src/values/wire/decode.ts", "packages/document/src/values/wire/form.ts"],
  ["packages/document/src/values/wire/encode-form.ts", "packages/document/src/values/wire/encode.ts"],
  // A schema holds schemas, and so does the text of its check.
  [
    "packages/contract-kit/src/generate/validators/array.ts",
    "packages/contract-kit/src/generate/validators/composition.ts",
    "packages/contract-kit/src/generate/validators/emit.ts",
    "packages/contract-kit/src/generate/validators/object.ts",
    "packages/contract-kit/src/generate/validators/reference.ts",
  ],
];
