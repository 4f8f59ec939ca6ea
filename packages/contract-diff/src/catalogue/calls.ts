import { expectNoCall } from "./remedies.ts";
import { define } from "./rule.ts";
import { additive, breaking } from "./weights.ts";

interface CallbackFacts {
  /** Its name, and where the server calls to. */
  readonly name: string;
}

/** The rules about calls that the server makes. */
export const callRules = define({
  "callback-added": {
    weight: additive,
    line: "The server may call back.",
    message: ({ name }: CallbackFacts) => `the callback ${name} was added`,
    example: ["# none", "callbacks: {...}"],
    source: "by-level",
  },
  "callback-removed": {
    weight: breaking,
    line: "The server no longer calls back.",
    message: ({ name }: CallbackFacts) => `the callback ${name} was removed`,
    example: ["callbacks: {...}", "# none"],
    source: "by-level",
    remedy: expectNoCall,
    seenBy: "compiler",
  },
  "webhook-added": {
    weight: additive,
    line: "A further event may be sent to consumers.",
    message: () => "the webhook was added",
    example: ["webhooks: {}", "webhooks: { newPet: {...} }"],
    source: "by-level",
  },
  "webhook-removed": {
    weight: breaking,
    line: "An event is no longer sent.",
    message: () => "the webhook was removed",
    example: ["webhooks: { newPet: {...} }", "webhooks: {}"],
    source: "by-level",
    remedy: expectNoCall,
    seenBy: "compiler",
  },
});
