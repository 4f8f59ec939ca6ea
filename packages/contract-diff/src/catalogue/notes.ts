import { checkCode, giveValue } from "./remedies.ts";
import { define } from "./rule.ts";
import { additive, breaking, breaksSenders, documentation, unknown } from "./weights.ts";

interface DefaultFacts {
  /** As JSON. */
  readonly value: string;
}

/** The rules about what schemas say without limiting values, and about documentation of every kind. */
export const noteRules = define({
  "default-added": {
    weight: additive,
    line: "A default is now stated for what is left out.",
    message: ({ value }: DefaultFacts) => `the default is now ${value}`,
    example: ["type: integer", "type: integer\ndefault: 20"],
    source: "by-level",
  },
  "default-removed": {
    weight: breaksSenders,
    line: "Leaving the value out no longer has a stated meaning.",
    message: ({ value }: DefaultFacts) => `the default ${value} was removed`,
    example: ["default: 20", "# none"],
    source: "by-level",
    remedy: giveValue,
    seenBy: "compiler",
  },
  "default-changed": {
    weight: breaksSenders,
    line: "The same request, leaving the value out, now means another thing.",
    message: ({ before, after }: { before: string; after: string }) =>
      `the default went from ${before} to ${after}`,
    example: ["default: 20", "default: 50"],
    source: "none",
    remedy: giveValue,
    seenBy: "nobody",
  },
  "unknown-keyword-changed": {
    weight: unknown,
    line: "A keyword changed that neither JSON Schema nor OpenAPI defines: what it means is unknown.",
    message: ({ key, how }: { key: string; how: string }) =>
      `\`${key}\`, which no schema has by its specification, ${how}`,
    example: ["type: string", "type: string\nmaxLenght: 5"],
    source: "none",
    remedy: checkCode,
    seenBy: "nobody",
  },
  "digits-changed": {
    weight: unknown,
    cases: {
      narrower: { levels: { request: "unproven", response: "additive" } },
      wider: { levels: { request: "additive", response: "unproven" } },
    },
    line: "A number changed only in digits that no double holds: some readers see a difference, others none.",
    message: ({ key, before, after }: { key: string; before: string; after: string }) =>
      `\`${key}\` changed from ${before} to ${after}, which a double cannot tell apart`,
    example: ["maximum: 9223372036854775807", "maximum: 9223372036854775806"],
    source: "none",
    remedy: checkCode,
    seenBy: "nobody",
  },
  "component-renamed": {
    weight: documentation,
    line: "A schema has another name, which generated code exports; messages stay the same.",
    message: ({ before, after }: { before: string; after: string }) =>
      `the schema \`${before}\` is now called \`${after}\``,
    example: ["components: { schemas: { Pet: {...} } }", "components: { schemas: { Animal: {...} } }"],
    source: "breaking",
  },
  "schema-deprecated": {
    weight: additive,
    line: "A schema or property is deprecated.",
    message: () => "deprecated",
    example: ["type: string", "type: string\ndeprecated: true"],
    source: "none",
  },
  "schema-undeprecated": {
    weight: additive,
    line: "A schema or property is no longer deprecated.",
    message: () => "no longer deprecated",
    example: ["deprecated: true", "# none"],
    source: "none",
  },
  "xml-changed": {
    weight: breaking,
    line: "The value is serialised differently in XML.",
    message: () => "the XML form changed",
    example: ["xml: { name: pet }", "xml: { name: animal }"],
    source: "none",
    remedy: "Write and read the XML in its new form.",
    seenBy: "nobody",
  },
  "documentation-changed": {
    weight: documentation,
    line: "Words, examples, tags or extensions without meaning changed.",
    message: ({ change }: { change: string }) => change,
    example: ["description: a", "description: b"],
    source: "none",
  },
  "dynamic-reference-changed": {
    weight: unknown,
    line: "What a `$dynamicRef` means depends on the way to it, and something on the way changed.",
    message: () => "a `$dynamicRef` may mean another schema than before",
    example: ["$dynamicRef: '#item'", "$dynamicRef: '#item' # and another $dynamicAnchor"],
    source: "none",
    remedy: checkCode,
    seenBy: "run",
  },
  "schema-undecided": {
    weight: unknown,
    line: "A schema is made of itself; nothing can be said about it.",
    message: () => "a schema is made of itself",
    example: ["A: { oneOf: [A] }", "A: { oneOf: [A, B] }"],
    source: "none",
    remedy: checkCode,
    seenBy: "run",
  },
});
