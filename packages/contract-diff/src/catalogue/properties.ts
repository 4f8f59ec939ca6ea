import { gone, thereOrNot } from "./remedies.ts";
import { define } from "./rule.ts";
import { additive, breaking, narrower, wider } from "./weights.ts";

interface PropertyFacts {
  readonly name: string;
}

interface AddedFacts extends PropertyFacts {
  /** It was declared already, but this side did not carry it. */
  readonly hidden: boolean;
}

interface RemovedFacts extends PropertyFacts {
  /** What it became, when it is still declared but this side no longer carries it. */
  readonly now?: "read-only" | "write-only";
}

interface HiddenFacts extends PropertyFacts {
  readonly side: "sent" | "received";
}

interface ToggledFacts extends PropertyFacts {
  readonly on: boolean;
}

const added = (kind: string, { name, hidden }: AddedFacts): string =>
  `the ${kind} property \`${name}\` ${hidden ? "is now part of the message" : "was added"}`;

const removed = (kind: string, { name, now }: RemovedFacts): string =>
  now === undefined
    ? `the ${kind} property \`${name}\` was removed`
    : `the property \`${name}\` became ${now} and left the message`;

const toggled = ({ name, on }: ToggledFacts, what: string): string =>
  `\`${name}\` is ${on ? "now" : "no longer"} ${what}`;

/** The rules about properties of objects. */
export const propertyRules = define({
  "required-property-added": {
    weight: narrower,
    line: "A property must be there that nobody knew.",
    message: (property: AddedFacts) => added("required", property),
    example: ["properties: { a: {} }", "properties: { a: {}, b: {} }\nrequired: [b]"],
    source: "by-level",
    remedy: thereOrNot,
    seenBy: "run",
  },
  "optional-property-added": {
    // Its name could hold anything on an open object, so that it narrows the values; the policy welcomes it.
    weight: { ...additive, effect: "narrower" },
    cases: { unlimited: additive, forbidden: wider },
    line: "A property may be there. It breaks readers only if base forbade further properties.",
    message: (property: AddedFacts) => added("optional", property),
    example: ["properties: { a: {} }", "properties: { a: {}, b: {} }"],
    source: "by-level",
    remedy: thereOrNot,
    seenBy: "run",
  },
  "required-property-removed": {
    weight: breaking,
    line: "A property that was always there is gone.",
    message: (property: RemovedFacts) => removed("required", property),
    example: ["properties: { a: {}, b: {} }\nrequired: [b]", "properties: { a: {} }"],
    source: "by-level",
    remedy: gone,
    seenBy: "run",
  },
  "optional-property-removed": {
    weight: breaking,
    line: "A property that could be sent or read is gone.",
    message: (property: RemovedFacts) => removed("optional", property),
    example: ["properties: { a: {}, b: {} }", "properties: { a: {} }"],
    source: "by-level",
    remedy: gone,
    seenBy: "run",
  },
  "property-became-required": {
    weight: narrower,
    line: "A property must now be there.",
    message: ({ name }: PropertyFacts) => toggled({ name, on: true }, "required"),
    example: ["properties: { a: {} }", "properties: { a: {} }\nrequired: [a]"],
    source: "by-level",
    remedy: thereOrNot,
    seenBy: "run",
  },
  "property-became-optional": {
    weight: wider,
    line: "A property may now be missing.",
    message: ({ name }: PropertyFacts) => toggled({ name, on: false }, "required"),
    example: ["properties: { a: {} }\nrequired: [a]", "properties: { a: {} }"],
    source: "by-level",
    remedy: thereOrNot,
    seenBy: "run",
  },
  "hidden-property-added": {
    weight: additive,
    line: "A property that this side never carries was added.",
    message: ({ name, side }: HiddenFacts) => `\`${name}\`, which is never ${side}, was added`,
    example: ["properties: { a: {} }", "properties: { a: {}, id: { readOnly: true } }"],
    source: "by-level",
  },
  "hidden-property-changed": {
    weight: additive,
    line: "A property that this side never carries changed; generated types show it.",
    message: ({ name }: PropertyFacts) => `\`${name}\`, which this side never carries, changed`,
    example: ["id: { type: string, readOnly: true }", "id: { type: integer, readOnly: true }"],
    source: "breaking",
  },
  "hidden-property-removed": {
    weight: additive,
    line: "A property that this side never carried was removed.",
    message: ({ name, side }: HiddenFacts) => `\`${name}\`, which is never ${side}, was removed`,
    example: ["properties: { a: {}, id: { readOnly: true } }", "properties: { a: {} }"],
    source: "breaking",
  },
  "property-read-only-changed": {
    weight: additive,
    line: "A property became read-only, or stopped being so, where that hides nothing.",
    message: (property: ToggledFacts) => toggled(property, "read-only"),
    example: ["a: { type: string }", "a: { type: string, readOnly: true }"],
    source: "none",
  },
  "property-write-only-changed": {
    weight: additive,
    line: "A property became write-only, or stopped being so, where that hides nothing.",
    message: (property: ToggledFacts) => toggled(property, "write-only"),
    example: ["a: { type: string }", "a: { type: string, writeOnly: true }"],
    source: "none",
  },
});
