import { brief } from "@partner-licenses/document/json";
import { forbidden, ofAnotherList, ofAnotherType, withNull } from "./remedies.ts";
import { define } from "./rule.ts";
import { additive, both, breaksSenders, narrower, wider } from "./weights.ts";

interface TypeFacts {
  readonly before: string;
  readonly after: string;
}

interface ValueFacts {
  readonly values: readonly unknown[];
}

const went = ({ before, after }: TypeFacts): string => `the type went from ${before} to ${after}`;

function listed({ values }: ValueFacts, change: "added" | "removed"): string {
  const list = values.map(brief).join(", ");
  return values.length === 1 ? `the value ${list} was ${change}` : `the values ${list} were ${change}`;
}

/** The rules about types and lists of values. */
export const typeRules = define({
  "type-narrowed": {
    weight: narrower,
    line: "Fewer types are accepted.",
    message: went,
    example: ["type: number", "type: integer"],
    source: "by-level",
    remedy: ofAnotherType,
    seenBy: "run",
  },
  "type-widened": {
    weight: wider,
    line: "More types are accepted.",
    message: went,
    example: ["type: integer", "type: number"],
    source: "by-level",
    remedy: ofAnotherType,
    seenBy: "run",
  },
  "type-changed": {
    weight: both,
    line: "The type is another one.",
    message: went,
    example: ["type: string", "type: integer"],
    source: "by-level",
    remedy: ofAnotherType,
    seenBy: "run",
  },
  "null-added": {
    weight: wider,
    line: "Null is now allowed.",
    message: () => "null is now allowed",
    example: ["type: string", "type: [string, 'null']"],
    source: "by-level",
    remedy: withNull,
    seenBy: "run",
  },
  "null-removed": {
    weight: narrower,
    line: "Null is no longer allowed.",
    message: () => "null is no longer allowed",
    example: ["type: [string, 'null']", "type: string"],
    source: "by-level",
    remedy: withNull,
    seenBy: "run",
  },
  "values-allowed": {
    weight: wider,
    line: "Values are allowed where there were none.",
    message: () => "values are allowed where there were none",
    example: ["additionalProperties: false", "additionalProperties: true"],
    source: "by-level",
    remedy: ofAnotherList,
    seenBy: "run",
  },
  "values-forbidden": {
    weight: narrower,
    line: "No value is allowed here any more.",
    message: () => "no value is allowed any more",
    example: ["additionalProperties: true", "additionalProperties: false"],
    source: "by-level",
    remedy: forbidden,
    seenBy: "run",
  },
  "enum-added": {
    weight: narrower,
    line: "Only listed values are accepted now.",
    message: ({ values }: ValueFacts) => `only ${brief(values)} is allowed now`,
    example: ["type: string", "enum: [a, b]"],
    source: "by-level",
    remedy: ofAnotherList,
    seenBy: "run",
  },
  "enum-removed": {
    weight: wider,
    line: "Any value is accepted now, not only the listed ones.",
    message: ({ values }: ValueFacts) => `any value is now allowed; it was one of ${brief(values)}`,
    example: ["enum: [a, b]", "type: string"],
    source: "by-level",
    remedy: ofAnotherList,
    seenBy: "run",
  },
  "enum-value-added": {
    weight: wider,
    line: "A value was added to a closed list; clients that handle each one do not know it.",
    message: (values: ValueFacts) => listed(values, "added"),
    example: ["enum: [a, b]", "enum: [a, b, c]"],
    source: "by-level",
    remedy: ofAnotherList,
    seenBy: "run",
  },
  "enum-value-removed": {
    weight: narrower,
    line: "A value left a closed list.",
    message: (values: ValueFacts) => listed(values, "removed"),
    example: ["enum: [a, b]", "enum: [a]"],
    source: "by-level",
    remedy: ofAnotherList,
    seenBy: "run",
  },
  "known-value-added": {
    weight: additive,
    line: "A value was added to an open list (`x-extensible-enum`, or an `enum` next to any string).",
    message: ({ values }: ValueFacts) => `${brief(values)} is now among the known values`,
    example: ["x-extensible-enum: [a]", "x-extensible-enum: [a, b]"],
    source: "none",
  },
  "known-value-removed": {
    weight: breaksSenders,
    line: "A value left an open list: servers may no longer know it.",
    message: ({ values }: ValueFacts) => `${brief(values)} is no longer among the known values`,
    example: ["x-extensible-enum: [a, b]", "x-extensible-enum: [a]"],
    source: "none",
    remedy: ofAnotherList,
    seenBy: "run",
  },
});
