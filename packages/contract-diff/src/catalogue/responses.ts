import { goneHeader, neededHeader } from "./remedies.ts";
import { define } from "./rule.ts";
import { additive, breaking, narrower, wider } from "./weights.ts";

interface HeaderFacts {
  readonly name: string;
}

interface StatusFacts {
  readonly status: string;
}

/** The rules about headers and statuses. */
export const responseRules = define({
  "header-added": {
    weight: additive,
    line: "A header may come.",
    message: ({ name }: HeaderFacts) => `the header \`${name}\` was added`,
    example: ["headers: {}", "headers: { X-A: {} }"],
    source: "by-level",
  },
  "required-header-added": {
    weight: narrower,
    line: "A header always comes, or must be sent.",
    message: ({ name }: HeaderFacts) => `the header \`${name}\` was added`,
    example: ["headers: {}", "headers: { X-A: { required: true } }"],
    source: "by-level",
    remedy: neededHeader,
    seenBy: "run",
  },
  "header-removed": {
    weight: breaking,
    line: "A header is gone.",
    message: ({ name }: HeaderFacts) => `the header \`${name}\` was removed`,
    example: ["headers: { X-A: {} }", "headers: {}"],
    source: "by-level",
    remedy: goneHeader,
    seenBy: "run",
  },
  "header-became-required": {
    weight: narrower,
    line: "A header is now always there.",
    message: () => "the header is now required",
    example: ["required: false", "required: true"],
    source: "by-level",
    remedy: neededHeader,
    seenBy: "run",
  },
  "header-became-optional": {
    weight: wider,
    line: "A header may now be missing.",
    message: () => "the header is no longer required",
    example: ["required: true", "required: false"],
    source: "by-level",
    remedy: neededHeader,
    seenBy: "run",
  },
  "header-deprecated": {
    weight: additive,
    line: "A header is deprecated.",
    message: () => "the header is deprecated",
    example: ["X-A: {}", "X-A: { deprecated: true }"],
    source: "none",
  },
  "header-undeprecated": {
    weight: additive,
    line: "A header is no longer deprecated.",
    message: () => "the header is no longer deprecated",
    example: ["deprecated: true", "# none"],
    source: "none",
  },
  "status-added": {
    weight: additive,
    line: "A further status may come.",
    message: ({ status }: StatusFacts) => `the response ${status.toLowerCase()} was added`,
    example: ["responses: { 200: {} }", "responses: { 200: {}, 429: {} }"],
    source: "by-level",
  },
  "status-removed": {
    weight: breaking,
    line: "A status that clients handle is gone.",
    message: ({ status }: StatusFacts) => `the response ${status.toLowerCase()} was removed`,
    example: ["responses: { 200: {}, 404: {} }", "responses: { 200: {} }"],
    source: "by-level",
    remedy: "Handle the statuses that are left, and the new ones.",
    seenBy: "run",
  },
});
