import { gone, letClientWrite, thereOrNot } from "./remedies.ts";
import { define } from "./rule.ts";
import { additive, both, breaking, breaksReaders, byEffect, narrower, wider } from "./weights.ts";

interface MediaTypeFacts {
  readonly type: string;
}

interface EncodingFacts {
  /** The field of the form. */
  readonly name: string;
  readonly change: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** The rules about bodies, their media types and the fields of forms. */
export const bodyRules = define({
  "body-removed": {
    weight: breaking,
    line: "The body that callers send is not read any more.",
    message: () => "the body was removed",
    example: ["requestBody: {...}", "# none"],
    source: "by-level",
    remedy: gone,
    seenBy: "run",
  },
  "optional-body-added": {
    weight: additive,
    line: "A body may be sent.",
    message: () => "an optional body was added",
    example: ["# none", "requestBody: {...}"],
    source: "by-level",
  },
  "required-body-added": {
    weight: narrower,
    line: "A body must be sent.",
    message: () => "a required body was added",
    example: ["# none", "requestBody: { required: true }"],
    source: "by-level",
    remedy: thereOrNot,
    seenBy: "run",
  },
  "body-became-required": {
    weight: narrower,
    line: "The body must now be sent.",
    message: () => "the body is now required",
    example: ["required: false", "required: true"],
    source: "by-level",
    remedy: thereOrNot,
    seenBy: "run",
  },
  "body-became-optional": {
    weight: wider,
    line: "The body may now be left out.",
    message: () => "the body is no longer required",
    example: ["required: true", "required: false"],
    source: "by-level",
    remedy: thereOrNot,
    seenBy: "run",
  },
  "media-type-added": {
    weight: additive,
    cases: { unasked: breaksReaders },
    line: "A further media type is there; in what the server sends on its own, it may come unasked.",
    message: ({ type }: MediaTypeFacts) => `the media type \`${type}\` was added`,
    example: ["content: { application/json: {} }", "content: { application/json: {}, text/csv: {} }"],
    source: "by-level",
    remedy: "Read the further media type too.",
    seenBy: "nobody",
  },
  "media-type-narrowed": {
    weight: additive,
    line: "In place of a range only media types within it are received.",
    message: ({ type, now }: MediaTypeFacts & { now: readonly string[] }) =>
      `of the range \`${type}\` only ${now.map((each) => `\`${each}\``).join(", ")} is left`,
    example: ["content: { '*/*': {} }", "content: { application/json: {} }"],
    source: "by-level",
  },
  "media-type-removed": {
    weight: breaking,
    line: "A media type is gone.",
    message: ({ type }: MediaTypeFacts) => `the media type \`${type}\` was removed`,
    example: ["content: { application/json: {}, text/csv: {} }", "content: { application/json: {} }"],
    source: "by-level",
    remedy: "Ask for, or send, one of the media types that are left.",
    seenBy: "run",
  },
  "encoding-changed": {
    weight: both,
    cases: byEffect,
    line: "A field of a form is serialised differently; the level follows which content types are now accepted.",
    message: ({ name, change, before, after }: EncodingFacts) =>
      `the encoding of \`${name}\` ${change}: ${before.join(", ")} to ${after.join(", ")}`,
    example: ["encoding: { a: { contentType: image/png } }", "encoding: { a: { contentType: image/jpeg } }"],
    source: "none",
    remedy: letClientWrite,
    seenBy: "run",
  },
});
