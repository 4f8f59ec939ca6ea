import { brief } from "@partner-licenses/document/json";
import { gone, letClientWrite, thereOrNot, withinLimits } from "./remedies.ts";
import { define } from "./rule.ts";
import { additive, breaking, narrower, wider } from "./weights.ts";

interface ParameterFacts {
  /** Where it is sent: `query`, `path`, `header`, `cookie`. */
  readonly place: unknown;
  readonly name: unknown;
}

interface ChangeFacts {
  readonly before: unknown;
  readonly after: unknown;
}

const went = (keyword: string, { before, after }: ChangeFacts): string =>
  `\`${keyword}\` went from ${brief(before)} to ${brief(after)}`;

/** The rules about parameters. */
export const parameterRules = define({
  "optional-parameter-added": {
    weight: additive,
    line: "A parameter may be sent.",
    message: ({ place, name }: ParameterFacts) => `the optional ${place} parameter \`${name}\` was added`,
    example: ["parameters: []", "parameters: [{ name: a, in: query }]"],
    source: "by-level",
  },
  "required-parameter-added": {
    weight: narrower,
    line: "A parameter must be sent that nobody sends.",
    message: ({ place, name }: ParameterFacts) => `the required ${place} parameter \`${name}\` was added`,
    example: ["parameters: []", "parameters: [{ name: a, in: query, required: true }]"],
    source: "by-level",
    remedy: thereOrNot,
    seenBy: "run",
  },
  "parameter-removed": {
    weight: breaking,
    line: "A parameter that callers send has no effect any more.",
    message: ({ place, name }: ParameterFacts) => `the ${place} parameter \`${name}\` was removed`,
    example: ["parameters: [{ name: a, in: query }]", "parameters: []"],
    source: "by-level",
    remedy: gone,
    seenBy: "run",
  },
  "parameter-became-required": {
    weight: narrower,
    line: "A parameter must now be sent.",
    message: () => "the parameter is now required",
    example: ["required: false", "required: true"],
    source: "by-level",
    remedy: thereOrNot,
    seenBy: "run",
  },
  "parameter-became-optional": {
    weight: wider,
    line: "A parameter may now be left out.",
    message: () => "the parameter is no longer required",
    example: ["required: true", "required: false"],
    source: "by-level",
    remedy: thereOrNot,
    seenBy: "run",
  },
  "parameter-deprecated": {
    weight: additive,
    line: "A parameter is deprecated.",
    message: () => "the parameter is deprecated",
    example: ["name: a", "name: a\ndeprecated: true"],
    source: "none",
  },
  "parameter-undeprecated": {
    weight: additive,
    line: "A parameter is no longer deprecated.",
    message: () => "the parameter is no longer deprecated",
    example: ["deprecated: true", "# none"],
    source: "none",
  },
  "parameter-style-changed": {
    weight: breaking,
    line: "The value is serialised differently.",
    message: (change: ChangeFacts) => went("style", change),
    example: ["style: form", "style: pipeDelimited"],
    source: "none",
    remedy: letClientWrite,
    seenBy: "run",
  },
  "parameter-explode-changed": {
    weight: breaking,
    line: "Lists or objects are serialised differently.",
    message: (change: ChangeFacts) => went("explode", change),
    example: ["explode: true", "explode: false"],
    source: "none",
    remedy: letClientWrite,
    seenBy: "run",
  },
  "parameter-reserved-allowed": {
    weight: wider,
    line: "Reserved characters may now stand as they are.",
    message: () => went("allowReserved", { before: false, after: true }),
    example: ["allowReserved: false", "allowReserved: true"],
    source: "none",
    remedy: withinLimits,
    seenBy: "run",
  },
  "parameter-reserved-forbidden": {
    weight: narrower,
    line: "Reserved characters must now be encoded.",
    message: () => went("allowReserved", { before: true, after: false }),
    example: ["allowReserved: true", "allowReserved: false"],
    source: "none",
    remedy: withinLimits,
    seenBy: "run",
  },
  "parameter-empty-value-forbidden": {
    weight: narrower,
    line: "An empty value is no longer allowed.",
    message: () => "an empty value is no longer allowed",
    example: ["allowEmptyValue: true", "allowEmptyValue: false"],
    source: "by-level",
    remedy: withinLimits,
    seenBy: "run",
  },
  "parameter-empty-value-allowed": {
    weight: wider,
    line: "An empty value is now allowed.",
    message: () => "an empty value is now allowed",
    example: ["allowEmptyValue: false", "allowEmptyValue: true"],
    source: "by-level",
    remedy: withinLimits,
    seenBy: "run",
  },
  "parameter-form-changed": {
    weight: breaking,
    line: "The value is described by `content` instead of `schema`, or the reverse.",
    message: ({ by }: { by: "schema" | "content" }) =>
      `the value is now described by \`${by}\`, which is serialised differently`,
    example: ["schema: {...}", "content: { application/json: {...} }"],
    source: "none",
    remedy: letClientWrite,
    seenBy: "run",
  },
  "text-widened": {
    weight: wider,
    line: "Outside of bodies all values are text: any text is accepted now.",
    message: () => "any text is accepted now, not only a number or boolean",
    example: ["schema: { type: integer }", "schema: { type: string }"],
    source: "breaking",
    remedy: letClientWrite,
    seenBy: "run",
  },
  "text-narrowed": {
    weight: narrower,
    line: "Outside of bodies all values are text: only numbers or booleans are accepted now.",
    message: () => "only a number or boolean is accepted now",
    example: ["schema: { type: string }", "schema: { type: integer }"],
    source: "breaking",
    remedy: letClientWrite,
    seenBy: "run",
  },
});
