import { asString, type JsonObject } from "../json.ts";
import { words } from "../words.ts";

/** Where a scheme's credential stands in a request, and what the caller gives: one text, or a name and a password. */
export interface Sending {
  readonly in: string;
  readonly name: string;
  readonly prefix: string | undefined;
  readonly takes: "Auth" | "BasicAuth";
}

/** How the credential of a security scheme is sent. */
export function sentBy(scheme: JsonObject): Sending {
  const authorization = { in: "header", name: "Authorization" };
  if (scheme.type === "apiKey") {
    const [place = "header", name = "X-Api-Key"] = [asString(scheme.in), asString(scheme.name)];
    return { in: place, name, prefix: undefined, takes: "Auth" };
  }
  const word = scheme.type === "http" ? (asString(scheme.scheme) ?? "bearer") : "bearer";
  if (/^basic$/i.test(word)) return { ...authorization, prefix: "Basic ", takes: "BasicAuth" };
  return { ...authorization, prefix: `${/^bearer$/i.test(word) ? "Bearer" : word} `, takes: "Auth" };
}

/** The environment variables that hold a scheme's credential. */
export interface CredentialVariables {
  /** Named after the scheme: one, or two for a name and a password. */
  readonly own: readonly [string, ...string[]];
  /** The variable that all samples have, for the first credential of a request. */
  readonly general: string | undefined;
}

/** The first credential has the variable that all samples have; what is next to it has one by its scheme's name. */
export function credentialVariables(
  sending: Sending | undefined,
  scheme: string,
  index: number,
  tokenVariable: string,
): CredentialVariables {
  const byName = `${tokenVariable.replace(/_?TOKEN$/, "")}_${words(scheme).join("_").toUpperCase()}`;
  if (sending?.takes === "BasicAuth")
    return { own: [`${byName}_USER`, `${byName}_PASSWORD`], general: undefined };
  return { own: [byName], general: index === 0 ? tokenVariable : undefined };
}
