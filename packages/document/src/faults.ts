import { brief } from "./json.ts";

/** The words of a fault: the same in every command. */
export interface Fault {
  /** Stable, in kebab case. */
  readonly code: string;
  readonly message: string;
  /** The next step. */
  readonly hint: string;
}

const start = "start the file with `openapi: 3.1.0`";
const correct = "correct the `$ref` or add what it points at";
const give = "correct the path: a file, or `<git-rev>:<path>`";

/** Every fault of a contract that can be read from it alone. */
export const faults = {
  fileMissing: (file: string): Fault => ({
    code: "file-missing",
    message: `there is no file ${file}`,
    hint: give,
  }),
  fileUnreadable: (file: string, reason: string): Fault => ({
    code: "file-unreadable",
    message: `cannot read ${file}: ${reason}`,
    hint: give,
  }),
  lfsPointer: (): Fault => ({
    code: "lfs-pointer",
    message: "this is a pointer of Git LFS: the file itself is not in this clone",
    hint: "run `git lfs pull`; in CI check out with LFS (`lfs: true`)",
  }),
  url: (url: string): Fault => ({
    code: "url-not-read",
    message: `${url} is in the network, which is never read`,
    hint: "download the file and give its path",
  }),
  revisionMissing: (revision: string, file: string, reason: string): Fault => ({
    code: "revision-missing",
    message: `cannot read ${file} at revision ${revision}: ${reason}`,
    hint: "check the revision with `git rev-parse` and the path from the root of the repository; in CI, fetch the history",
  }),
  syntax: (message: string): Fault => ({
    code: "bad-syntax",
    message: `this is not readable as YAML or JSON: ${message}`,
    hint: "fix the file at this place",
  }),
  severalDocuments: (): Fault => ({
    code: "several-documents",
    message: "a second document begins here, which nobody would read",
    hint: "remove it, or write it into a file of its own",
  }),
  empty: (): Fault => ({ code: "empty-file", message: "this file is empty", hint: start }),
  notObject: (root: unknown): Fault => ({
    code: "not-an-object",
    message: `this is not an OpenAPI description but ${Array.isArray(root) ? "a list" : brief(root)}`,
    hint: start,
  }),
  noVersion: (): Fault => ({
    code: "no-version",
    message: "this is not an OpenAPI description: it has no `openapi` field",
    hint: start,
  }),
  swagger: (version: string): Fault => ({
    code: "swagger-2",
    message: `this is Swagger ${version}, not OpenAPI 3.0, 3.1 or 3.2`,
    hint: "convert it to OpenAPI 3, for example with `npx swagger2openapi --outfile openapi.yaml <file>`",
  }),
  version: (version: string): Fault => ({
    code: "unsupported-version",
    message: `OpenAPI ${version} is not supported`,
    hint: 'use OpenAPI 3.0, 3.1 or 3.2, written as text such as "3.1.0"',
  }),
  refNotText: (value: unknown): Fault => ({
    code: "ref-not-text",
    message: `a \`$ref\` is a text, not ${brief(value)}`,
    hint: correct,
  }),
  refNothing: (ref: string): Fault => ({
    code: "ref-to-nothing",
    message: `\`$ref: ${ref}\` points at nothing`,
    hint: correct,
  }),
  refAnchor: (ref: string, anchor: string): Fault => ({
    code: "ref-to-no-anchor",
    message: `\`$ref: ${ref}\` names the anchor \`${anchor}\`, which nothing carries`,
    hint: "correct the `$ref`, or add `$anchor` where it should lead",
  }),
  refFile: (ref: string): Fault => ({
    code: "ref-to-no-file",
    message: `\`$ref: ${ref}\` points at a file that cannot be read`,
    hint: correct,
  }),
  refNetwork: (ref: string): Fault => ({
    code: "ref-into-network",
    message: `\`$ref: ${ref}\` points into the network, which is never read`,
    hint: "keep a copy of the file next to the contract and point the `$ref` at it",
  }),
  refOfObject: (ref: string): Fault => ({
    code: "ref-without-folder",
    message: `\`$ref: ${ref}\` points at a file, but the contract was given as an object`,
    hint: "bundle the contract first, or give its path",
  }),
  refCycle: (): Fault => ({
    code: "ref-cycle",
    message: "this `$ref` leads back to itself",
    hint: correct,
  }),
  tooDeep: (): Fault => ({
    code: "too-deep",
    message: "the contract is nested too deeply",
    hint: "move deeply nested schemas into components and refer to them",
  }),
  wrongType: (name: string, wanted: string, found: unknown): Fault => ({
    code: "wrong-type",
    message: `\`${name}\` must be ${wanted}, not ${found === null ? "empty" : brief(found)}`,
    hint: `write \`${name}\` as ${wanted}, or leave it out`,
  }),
  nullSchema: (name: string): Fault => ({
    code: "null-schema",
    message: `\`${name}\` must be a schema, not empty`,
    hint: `write \`${name}: {}\` if it may be anything`,
  }),
  dynamicRefFixed: (name: string): Fault => ({
    code: "dynamic-ref-fixed",
    message: `several schemas are called \`${name}\`: mock, docs and generated code take this one, whatever the way here`,
    hint: "the diff goes by the way; for the others refer to the schema that is meant with `$ref`",
  }),
  refForList: (name: string): Fault => ({
    code: "ref-for-list",
    message: `\`${name}\` must be a list: a \`$ref\` for it is not followed`,
    hint: "write the list here, or put each item behind a `$ref` of its own",
  }),
  unknownType: (type: string, near: string | undefined): Fault => ({
    code: "unknown-type",
    message: `\`${type}\` is no type of JSON Schema`,
    hint: near === undefined ? "correct the `type`, or leave it out" : `did you mean \`${near}\`?`,
  }),
  unknownWord: (key: string, word: string, known: string): Fault => ({
    code: "unknown-word",
    message: `\`${key}\` cannot be \`${word}\``,
    hint: `use one of ${known}`,
  }),
  schema: (message: string): Fault => ({
    code: "schema-not-judged",
    message,
    hint: "correct the schema at this place: nobody can say which values it accepts",
  }),
  pathForm: (path: string): Fault => ({
    code: "path-without-slash",
    message: `the path \`${path}\` does not start with a slash`,
    hint: `call it \`/${path}\``,
  }),
  pathTwice: (path: string, other: string): Fault => ({
    code: "path-twice",
    message: `\`${path}\` and \`${other}\` are the same path: they differ in the names of parameters only`,
    hint: "move the operations under one of the two paths",
  }),
  parameterTwice: (place: string, name: string): Fault => ({
    code: "parameter-twice",
    message: `this list has the ${place} parameter \`${name}\` twice: the last one counts`,
    hint: "remove the other one, or give it another name",
  }),
  unknownMethod: (key: string, near: string | undefined): Fault => ({
    code: "unknown-method",
    message: `\`${key}\` is no method of a path item`,
    hint: near === undefined ? "remove it, or start its name with `x-`" : `did you mean \`${near}\`?`,
  }),
  methodOf32: (key: string): Fault => ({
    code: "unknown-method",
    message: `\`${key}\` is no method of a path item before OpenAPI 3.2`,
    hint: "raise `openapi` to 3.2.0, or remove it",
  }),
  methodWithField: (key: string): Fault => ({
    code: "unknown-method",
    message: `\`${key}\` stands in \`additionalOperations\`, and has a field of its own`,
    hint: `write it as \`${key.toLowerCase()}\` of the path item`,
  }),
  operationIdTwice: (id: string): Fault => ({
    code: "operation-id-twice",
    message: `two operations are called \`${id}\``,
    hint: "give each operation its own operationId; by an overlay, where the contract is not yours",
  }),
  parameterUndeclared: (name: string, path: string): Fault => ({
    code: "path-parameter-undeclared",
    message: `\`{${name}}\` of \`${path}\` is not declared as a parameter`,
    hint: `add \`- { name: ${name}, in: path, required: true, schema: { type: string } }\` to \`parameters\``,
  }),
  parameterNotInPath: (name: string, path: string): Fault => ({
    code: "path-parameter-not-in-path",
    message: `the path parameter \`${name}\` does not stand in \`${path}\``,
    hint: "correct its name, or remove it",
  }),
  schemeUndefined: (name: string, near: string | undefined): Fault => ({
    code: "security-scheme-undefined",
    message: `no security scheme is called \`${name}\``,
    hint: near === undefined ? "define it in `components.securitySchemes`" : `did you mean \`${near}\`?`,
  }),
} as const;
