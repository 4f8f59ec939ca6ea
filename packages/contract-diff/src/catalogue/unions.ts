import { ofAnotherList, ofAnotherShape } from "./remedies.ts";
import { define } from "./rule.ts";
import { additive, both, breaking, breaksReaders, breaksSenders, narrower, wider } from "./weights.ts";

interface MemberFacts {
  readonly names: readonly string[];
}

interface ValueFacts {
  readonly value: string;
}

interface ReplacedFacts {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

function listed(names: readonly string[]): string {
  const [shown, more] = [names.slice(0, 3).join(", "), names.length - 3];
  return more > 0 ? `${shown} and ${more} more` : shown;
}

function members({ names }: MemberFacts, change: "added" | "removed"): string {
  return names.length === 1
    ? `the alternative ${listed(names)} was ${change}`
    : `the alternatives ${listed(names)} were ${change}`;
}

/** The rules about alternatives and discriminators. */
export const unionRules = define({
  "union-added": {
    weight: narrower,
    line: "The value must now be one of several alternatives.",
    message: () => "alternatives were added that limit the value",
    example: ["type: object", "type: object\noneOf: [...]"],
    source: "by-level",
    remedy: ofAnotherShape,
    seenBy: "run",
  },
  "union-removed": {
    weight: wider,
    line: "The value need no longer be one of the alternatives.",
    message: () => "the alternatives were removed",
    example: ["type: object\noneOf: [...]", "type: object"],
    source: "by-level",
    remedy: ofAnotherShape,
    seenBy: "run",
  },
  "union-member-added": {
    weight: wider,
    line: "An alternative was added that readers do not know.",
    message: (names: MemberFacts) => members(names, "added"),
    example: ["oneOf: [Card]", "oneOf: [Card, Transfer]"],
    source: "by-level",
    remedy: ofAnotherList,
    seenBy: "run",
  },
  "union-member-removed": {
    weight: narrower,
    line: "An alternative was removed.",
    message: (names: MemberFacts) => members(names, "removed"),
    example: ["oneOf: [Card, Transfer]", "oneOf: [Card]"],
    source: "by-level",
    remedy: ofAnotherList,
    seenBy: "run",
  },
  "union-replaced": {
    weight: both,
    line: "Alternatives gave way to a single schema that none of them is, or the other way round.",
    message: ({ before, after }: ReplacedFacts) => `${listed(before)} gave way to ${listed(after)}`,
    example: ["oneOf: [Card, Transfer]", "$ref: Account"],
    source: "by-level",
    remedy: ofAnotherShape,
    seenBy: "run",
  },
  "union-became-any-of": {
    weight: wider,
    line: "Several overlapping alternatives may now hold at once.",
    message: () => "`oneOf` became `anyOf`",
    example: ["oneOf: [A, B]", "anyOf: [A, B]"],
    source: "none",
    remedy: ofAnotherShape,
    seenBy: "run",
  },
  "union-became-one-of": {
    weight: narrower,
    line: "Of overlapping alternatives only one may hold now.",
    message: () => "`anyOf` became `oneOf`",
    example: ["anyOf: [A, B]", "oneOf: [A, B]"],
    source: "none",
    remedy: ofAnotherShape,
    seenBy: "run",
  },
  "discriminator-added": {
    weight: additive,
    line: "A property now names the alternative.",
    message: () => "a discriminator was added",
    example: ["oneOf: [A, B]", "oneOf: [A, B]\ndiscriminator: { propertyName: kind }"],
    source: "by-level",
  },
  "discriminator-removed": {
    weight: breaksReaders,
    line: "No property names the alternative any more.",
    message: () => "a discriminator was removed",
    example: ["oneOf: [A, B]\ndiscriminator: { propertyName: kind }", "oneOf: [A, B]"],
    source: "by-level",
    remedy: ofAnotherShape,
    seenBy: "run",
  },
  "discriminator-property-changed": {
    weight: breaking,
    line: "Another property names the alternative.",
    message: ({ before, after }: { before: string; after: string }) =>
      `the discriminator went from \`${before}\` to \`${after}\``,
    example: ["discriminator: { propertyName: kind }", "discriminator: { propertyName: type }"],
    source: "by-level",
    remedy: "Go by the property that now names the alternative.",
    seenBy: "run",
  },
  "discriminator-value-added": {
    weight: additive,
    cases: { renamed: breaksReaders },
    line: "A further discriminator value names an alternative; in place of another one it breaks readers.",
    message: ({ value }: ValueFacts) => `the discriminator value ${value} was added`,
    example: ["mapping: { a: A }", "mapping: { a: A, b: B }"],
    source: "by-level",
    remedy: ofAnotherList,
    seenBy: "run",
  },
  "discriminator-value-removed": {
    weight: breaksSenders,
    line: "A discriminator value is no longer known.",
    message: ({ value }: ValueFacts) => `the discriminator value ${value} was removed`,
    example: ["mapping: { a: A, b: B }", "mapping: { a: A }"],
    source: "by-level",
    remedy: ofAnotherList,
    seenBy: "run",
  },
  "discriminator-value-changed": {
    weight: breaking,
    line: "A discriminator value names another schema.",
    message: ({ value }: ValueFacts) => `the discriminator value ${value} now names another schema`,
    example: ["mapping: { a: A }", "mapping: { a: B }"],
    source: "by-level",
    remedy: ofAnotherList,
    seenBy: "run",
  },
});
