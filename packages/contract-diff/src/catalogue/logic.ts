import { ofAnotherShape, withinLimits } from "./remedies.ts";
import { define } from "./rule.ts";
import { additive, both, byEffect, narrower, unknown, wider } from "./weights.ts";

interface CountFacts {
  readonly before: number | "none";
  readonly after: number | "none";
}

const went = (keyword: string, { before, after }: CountFacts): string =>
  `\`${keyword}\` went from ${before} to ${after}`;

const usual = { source: "none", remedy: withinLimits, seenBy: "run" } as const;

/** The rules about `not`, `if` and `contains`. */
export const logicRules = define({
  "values-refused": {
    weight: both,
    cases: { harmless: additive },
    line: "A value breaks though no keyword alone shows it, such as one that two alternatives of `oneOf` now accept.",
    message: (verb: "refuse" | "accept") =>
      `alternatives or conditions that are fine one by one ${verb} a value together`,
    example: ["type: integer", "oneOf: [{ type: integer }, { type: number }]"],
    source: "none",
    remedy: ofAnotherShape,
    seenBy: "run",
  },
  "not-added": {
    ...usual,
    weight: narrower,
    line: "Some values are now forbidden.",
    message: () => "some values are now forbidden",
    example: ["type: string", "type: string\nnot: { const: x }"],
  },
  "not-removed": {
    ...usual,
    weight: wider,
    line: "Values that were forbidden are allowed.",
    message: () => "values that were forbidden are allowed",
    example: ["not: { const: x }", "# none"],
  },
  "not-changed": {
    ...usual,
    weight: both,
    cases: byEffect,
    line: "What is forbidden changed; the level follows what is now accepted.",
    message: () => "what is forbidden changed",
    example: ["not: { const: x }", "not: { const: y }"],
  },
  "condition-added": {
    ...usual,
    weight: narrower,
    line: "A condition (`if`) now demands more of some values.",
    message: () => "a condition was added",
    example: ["type: object", "if: {...}\nthen: {...}"],
  },
  "condition-removed": {
    ...usual,
    weight: wider,
    line: "A condition was removed.",
    message: () => "a condition was removed",
    example: ["if: {...}\nthen: {...}", "type: object"],
  },
  "condition-changed": {
    ...usual,
    weight: unknown,
    line: "The condition changed; which values it now concerns is not decided.",
    message: () => "the condition in `if` changed",
    example: ["if: { required: [a] }", "if: { required: [b] }"],
  },
  "contains-added": {
    ...usual,
    weight: narrower,
    line: "The array must now contain a certain item.",
    message: () => "items must now contain a given one",
    example: ["type: array", "contains: { const: x }"],
  },
  "contains-removed": {
    ...usual,
    weight: wider,
    line: "The array need no longer contain a certain item.",
    message: () => "items need no longer contain a given one",
    example: ["contains: { const: x }", "type: array"],
  },
  "contains-changed": {
    ...usual,
    weight: both,
    cases: byEffect,
    line: "The item to contain changed; the level follows what is now accepted.",
    message: () => "the item to contain changed",
    example: ["contains: { type: number }", "contains: { type: integer }"],
  },
  "min-contains-raised": {
    ...usual,
    weight: narrower,
    line: "More such items are needed.",
    message: (counts: CountFacts) => went("minContains", counts),
    example: ["minContains: 1", "minContains: 2"],
  },
  "min-contains-lowered": {
    ...usual,
    weight: wider,
    line: "Fewer such items are needed.",
    message: (counts: CountFacts) => went("minContains", counts),
    example: ["minContains: 2", "minContains: 1"],
  },
  "max-contains-lowered": {
    ...usual,
    weight: narrower,
    line: "Fewer such items are allowed.",
    message: (counts: CountFacts) => went("maxContains", counts),
    example: ["maxContains: 3", "maxContains: 2"],
  },
  "max-contains-raised": {
    ...usual,
    weight: wider,
    line: "More such items are allowed.",
    message: (counts: CountFacts) => went("maxContains", counts),
    example: ["maxContains: 2", "maxContains: 3"],
  },
});
