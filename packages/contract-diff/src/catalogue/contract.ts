import { brief } from "@partner-licenses/document/json";
import { callListed, checkCode } from "./remedies.ts";
import { define } from "./rule.ts";
import { contractAdditive, contractBreaking, contractUnproven, unproven } from "./weights.ts";

interface ExtensionFacts {
  readonly key: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** The dialects of the whole contract; a single schema only says that its own is another one. */
type DialectFacts = { readonly before: string; readonly after: string } | "of a schema";

interface AddressFacts {
  readonly urls: readonly string[];
}

/** The first few of a list, and how many more there are. */
function few(items: readonly string[]): string {
  const [shown, more] = [items.slice(0, 3).join(", "), items.length - 3];
  return more > 0 ? `${shown} and ${more} more` : shown;
}

/** The rules about the contract as a whole. */
export const wholeRules = define({
  "server-added": {
    weight: contractAdditive,
    line: "A further base URL may be called.",
    message: ({ urls }: AddressFacts) => `the base URL ${few(urls)} was added`,
    example: ["servers: [{ url: /v1 }]", "servers: [{ url: /v1 }, { url: /v2 }]"],
    source: "none",
  },
  "server-removed": {
    weight: contractBreaking,
    line: "A base URL is no longer listed: calls to it may not be answered any more.",
    message: ({ urls }: AddressFacts) => `the base URL ${few(urls)} was removed`,
    example: ["servers: [{ url: /v1 }, { url: /v2 }]", "servers: [{ url: /v2 }]"],
    source: "none",
    remedy: callListed,
    seenBy: "nobody",
  },
  "server-changed": {
    weight: contractBreaking,
    line: "The base URL is another one.",
    message: ({ before, after }: { before: readonly string[]; after: readonly string[] }) =>
      `the base URL went from ${few(before)} to ${few(after)}`,
    example: ["servers: [{ url: /v1 }]", "servers: [{ url: /v2 }]"],
    source: "none",
    remedy: callListed,
    seenBy: "nobody",
  },
  "unknown-field-changed": {
    weight: contractUnproven,
    line: "A field changed that OpenAPI does not define: what it means is unknown.",
    message: ({ key, how }: { key: string; how: string }) =>
      `\`${key}\`, which OpenAPI does not define here, ${how}`,
    example: ["# none", "requestBdy: {...}"],
    source: "none",
    remedy: checkCode,
    seenBy: "nobody",
  },
  "environment-added": {
    weight: contractAdditive,
    line: "A named environment was added.",
    message: ({ name }: { name: string }) => `the environment \`${name}\` was added`,
    example: ["servers: []", "servers: [{ x-environment: china }]"],
    source: "by-level",
  },
  "environment-removed": {
    weight: contractBreaking,
    line: "A named environment was removed, which clients choose by name.",
    message: ({ name }: { name: string }) => `the environment \`${name}\` was removed`,
    example: ["servers: [{ x-environment: china }]", "servers: []"],
    source: "by-level",
    remedy: "Give the base URL that you call.",
    seenBy: "compiler",
  },
  "extension-changed": {
    weight: contractBreaking,
    cases: { harmless: contractAdditive, undecided: contractUnproven },
    line: "An extension with a meaning changed; the level depends on how.",
    message: ({ key, before, after }: ExtensionFacts) =>
      `\`${key}\` went from ${brief(before ?? "none")} to ${brief(after ?? "none")}`,
    example: ["x-sunset: 2027-01-01", "x-sunset: 2026-01-01"],
    source: "none",
    remedy: checkCode,
    seenBy: "nobody",
  },
  "dialect-changed": {
    weight: unproven,
    line: "Schemas are read by other rules than before.",
    message: (dialects: DialectFacts) =>
      dialects === "of a schema"
        ? "the schema is read by another dialect"
        : `the JSON Schema dialect went from ${dialects.before} to ${dialects.after}`,
    example: ["# none", "jsonSchemaDialect: https://example.com/dialect"],
    source: "none",
    remedy: checkCode,
    seenBy: "nobody",
  },
});
