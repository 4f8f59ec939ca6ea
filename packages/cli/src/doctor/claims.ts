/** What a token says of itself. */
export type Claims = Readonly<Record<string, unknown>>;

/** The claims of a token, which is only read and not verified: its key is the service's business. Undefined when it is no JWT. */
export function claimsOf(token: string): Claims | undefined {
  const [, body = "", ...rest] = token.split(".");
  if (rest.length !== 1) return undefined;
  try {
    const claims: unknown = JSON.parse(Buffer.from(body, "base64url").toString("utf8"));
    return typeof claims === "object" && claims !== null ? (claims as Claims) : undefined;
  } catch {
    return undefined;
  }
}

/** The words of a claim: a list, or a text with spaces between them. */
export function wordsOf(claim: unknown): string[] {
  if (Array.isArray(claim)) return claim.map(String);
  return typeof claim === "string" ? claim.split(" ").filter(Boolean) : [];
}
