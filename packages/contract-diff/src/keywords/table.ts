import { bounds } from "./bounds.ts";
import type { Constraint, ConstraintName } from "./constraint.ts";
import { formatRows } from "./formats.ts";
import { sets } from "./sets.ts";

/**
 * The keyword table: for each keyword that limits values by itself, what narrower and wider mean.
 * Keywords that hold further schemas are in {@link applicators}; `type`, `enum` and `const` are sets of values.
 */
export const constraintTable: { readonly [Name in ConstraintName]: Constraint<Name> } = {
  ...bounds,
  ...sets,
  ...formatRows,
};

/** The rows of {@link constraintTable}. */
export const constraints: readonly Constraint[] = Object.values(constraintTable);

/**
 * Keywords that hold schemas, and how a change of the inner schema acts on the outer one:
 * `same` (narrower inside is narrower outside), `flipped`, or `by-count` (`contains` with its bounds).
 */
export const applicators: ReadonlyMap<string, "same" | "flipped" | "by-count" | "condition"> = new Map([
  ["properties", "same"],
  ["patternProperties", "same"],
  ["additionalProperties", "same"],
  ["unevaluatedProperties", "same"],
  ["propertyNames", "same"],
  ["dependentSchemas", "same"],
  ["items", "same"],
  ["prefixItems", "same"],
  ["additionalItems", "same"],
  ["unevaluatedItems", "same"],
  ["contentSchema", "same"],
  ["allOf", "same"],
  ["anyOf", "same"],
  ["oneOf", "same"],
  ["then", "same"],
  ["else", "same"],
  ["not", "flipped"],
  ["contains", "by-count"],
  ["if", "condition"],
] as const);

/** Keywords that say something about a schema without limiting its values. */
export const annotations: readonly string[] = ["title", "description", "externalDocs", "$comment"];

/** Keywords that the engine reads somewhere; any other key is documentation. */
export const understood: ReadonlySet<string> = new Set([
  ...constraints.flatMap((row) => row.spelled),
  ...applicators.keys(),
  ...["type", "enum", "const", "nullable", "required", "minContains", "maxContains", "dependencies"],
  ...["default", "deprecated", "readOnly", "writeOnly", "discriminator", "xml", "example", "examples"],
  ...["$ref", "$dynamicRef", "$recursiveRef", "$defs", "definitions", "$id", "$anchor", "$dynamicAnchor"],
  ...["$schema", "$vocabulary", "x-extensible-enum"],
]);
