import type { Finding } from "@partner-licenses/contract-diff";

type Side = "request" | "response" | "any";

/** What a consumer does about a break, by the words in the rule's id; the first row that fits counts. */
const table: readonly (readonly [Side, RegExp, string])[] = [
  [
    "any",
    /^(path|operation|callback|webhook)-removed$/,
    "Stop calling it. Its description in the older version may name a successor.",
  ],
  ["any", /operation-id/, "Use the new name in your code; what is sent stays the same."],
  ["any", /^security/, "Get credentials that fit the new requirement, and check with them first."],
  ["any", /^environment/, "Give the base URL that you call."],
  ["any", /media-type/, "Ask for, or send, one of the media types that are left."],
  [
    "any",
    /style|explode|allow-reserved|form-changed|encoding|text-/,
    "Let the new client write the request; change code that writes it by hand.",
  ],
  ["any", /default/, "Give the value that you rely on."],
  ["response", /status/, "Handle the statuses that are left, and the new ones."],
  ["response", /header/, "Do without the header."],
  ["response", /null-added/, "Handle `null` before you use the value."],
  ["response", /became-optional/, "Handle that it is missing: take a default, or leave the entry out."],
  ["response", /removed/, "Stop reading it."],
  [
    "response",
    /(enum|value|member|discriminator).*(added|allowed|changed)|enum-removed/,
    "Handle the values that you do not know yet, in a default branch.",
  ],
  ["response", /type-(widened|changed)|union|any-of/, "Look at the type before you use the value."],
  ["response", /./, "Accept the wider range of values."],
  ["request", /required/, "Send it."],
  [
    "request",
    /body-removed|optional-property-removed|required-property-removed|parameter-removed|values-forbidden/,
    "Stop sending it.",
  ],
  ["request", /(enum|value|member|null|type).*/, "Send one of the values that are still accepted."],
  ["request", /./, "Send only values that the new limit allows."],
];

/** The remedy as one sentence or two. */
export function remedyOf({ id, direction }: Finding): string {
  const rule = id.replace(/^(request|response|both)-/, "");
  const fits = table.find(([side, words]) => (side === "any" || side === direction) && words.test(rule));
  return fits?.[2] ?? "Check the code that uses it.";
}
