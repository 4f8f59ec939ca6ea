import { getCredentials } from "./remedies.ts";
import { define } from "./rule.ts";
import { additive, breaking, narrower, wider } from "./weights.ts";

interface LostFacts {
  /** The credential that was enough, and what is needed now. */
  readonly given: string;
  readonly needed: string;
}

interface GainedFacts {
  readonly given: string;
}

interface ScopeFacts {
  readonly scope: string;
  readonly scheme: string;
}

interface SchemeFacts {
  readonly scheme: string;
  readonly key: string;
  readonly change: string;
}

const lost = ({ given, needed }: LostFacts): string => {
  const [scheme, ...scopes] = wordsOf(given);
  const [other, ...wanted] = wordsOf(needed);
  const missing = wanted.filter((scope) => !scopes.includes(scope));
  return scheme === other && missing.length > 0
    ? `the scope ${missing.map((scope) => `\`${scope}\``).join(" and ")} of \`${scheme}\` is now needed`
    : `${given} is no longer enough; needed is ${needed}`;
};

/** A scheme and its scopes, where it is the only one. */
function wordsOf(alternative: string): string[] {
  return /^`([^`]+)`$/.exec(alternative)?.[1]?.split(" ") ?? [alternative];
}

const gained = ({ given }: GainedFacts): string => `${given} is enough now`;

/** The rules about who is let in, and with what. */
export const securityRules = define({
  "security-added": {
    weight: narrower,
    line: "Callers without a credential are no longer let in.",
    message: lost,
    example: ["security: []", "security: [{ key: [] }]"],
    source: "none",
    remedy: getCredentials,
    seenBy: "run",
  },
  "security-removed": {
    weight: wider,
    line: "No credential is needed any more.",
    message: gained,
    example: ["security: [{ key: [] }]", "security: []"],
    source: "none",
    remedy: getCredentials,
    seenBy: "run",
  },
  "security-tightened": {
    weight: narrower,
    line: "A credential or scope that was enough is not any more.",
    message: lost,
    example: ["security: [{ oauth: [read] }]", "security: [{ oauth: [read, write] }]"],
    source: "none",
    remedy: getCredentials,
    seenBy: "nobody",
  },
  "security-loosened": {
    weight: wider,
    line: "Another credential, or less of it, is enough.",
    message: gained,
    example: ["security: [{ key: [] }]", "security: [{ key: [] }, { oauth: [] }]"],
    source: "none",
    remedy: getCredentials,
    seenBy: "run",
  },
  "security-scheme-changed": {
    weight: breaking,
    cases: { undemanding: additive },
    line: "A credential is obtained or sent differently.",
    message: ({ scheme, key, change }: SchemeFacts) =>
      `\`${key}\` of the security scheme ${scheme} ${change}`,
    example: ["in: header", "in: query"],
    source: "none",
    remedy: getCredentials,
    seenBy: "nobody",
  },
  "security-scheme-deprecated": {
    weight: additive,
    line: "A security scheme is deprecated.",
    message: () => "the security scheme is deprecated",
    example: ["type: apiKey", "type: apiKey\ndeprecated: true"],
    source: "none",
  },
  "security-scheme-undeprecated": {
    weight: additive,
    line: "A security scheme is no longer deprecated.",
    message: () => "the security scheme is no longer deprecated",
    example: ["deprecated: true", "# none"],
    source: "none",
  },
  "security-scope-offered": {
    weight: additive,
    line: "A further scope can be asked for.",
    message: ({ scope, scheme }: ScopeFacts) =>
      `the scope \`${scope}\` of the security scheme ${scheme} was added`,
    example: ["scopes: { read: '' }", "scopes: { read: '', write: '' }"],
    source: "none",
  },
  "security-scope-withdrawn": {
    weight: breaking,
    line: "A scope can no longer be asked for.",
    message: ({ scope, scheme }: ScopeFacts) =>
      `the scope \`${scope}\` of the security scheme ${scheme} was removed`,
    example: ["scopes: { read: '', write: '' }", "scopes: { read: '' }"],
    source: "none",
    remedy: getCredentials,
    seenBy: "nobody",
  },
});
