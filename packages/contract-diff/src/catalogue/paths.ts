import { stopCalling, useNewName } from "./remedies.ts";
import { define } from "./rule.ts";
import { contractAdditive, contractBreaking } from "./weights.ts";

/** The rules about whole paths and operations. */
export const pathRules = define({
  "path-added": {
    weight: contractAdditive,
    line: "A path was added.",
    message: () => "the path was added",
    example: ["paths: {}", "paths: { /pets: {...} }"],
    source: "by-level",
  },
  "path-removed": {
    weight: contractBreaking,
    line: "A path with all its operations was removed.",
    message: () => "the path was removed",
    example: ["paths: { /pets: {...} }", "paths: {}"],
    source: "by-level",
    remedy: stopCalling,
    seenBy: "run",
  },
  "operation-added": {
    weight: contractAdditive,
    line: "An operation was added.",
    message: () => "the operation was added",
    example: ["/pets: { get: {...} }", "/pets: { get: {...}, post: {...} }"],
    source: "by-level",
  },
  "operation-removed": {
    weight: contractBreaking,
    line: "An operation was removed.",
    message: () => "the operation was removed",
    example: ["/pets: { get: {...}, post: {...} }", "/pets: { get: {...} }"],
    source: "by-level",
    remedy: stopCalling,
    seenBy: "run",
  },
  "operation-deprecated": {
    weight: contractAdditive,
    line: "An operation is deprecated.",
    message: () => "the operation is deprecated",
    example: ["operationId: a", "operationId: a\ndeprecated: true"],
    source: "none",
  },
  "operation-undeprecated": {
    weight: contractAdditive,
    line: "An operation is no longer deprecated.",
    message: () => "the operation is no longer deprecated",
    example: ["deprecated: true", "# none"],
    source: "none",
  },
  "operation-id-added": {
    weight: contractAdditive,
    line: "An operation got a name.",
    message: ({ name }: { name: unknown }) => `the operation is now called \`${name}\``,
    example: ["# none", "operationId: getPet"],
    source: "by-level",
  },
  "operation-id-removed": {
    weight: contractBreaking,
    line: "An operation lost its name, which generated code shows.",
    message: ({ name }: { name: unknown }) => `the operationId \`${name}\` was removed`,
    example: ["operationId: getPet", "# none"],
    source: "by-level",
    remedy: useNewName,
    seenBy: "compiler",
  },
  "operation-id-renamed": {
    weight: contractBreaking,
    line: "An operation has another name, and so has the generated method.",
    message: ({ before, after }: { before: unknown; after: unknown }) =>
      `the operationId \`${before}\` became \`${after}\``,
    example: ["operationId: getPet", "operationId: fetchPet"],
    source: "by-level",
    remedy: useNewName,
    seenBy: "compiler",
  },
});
