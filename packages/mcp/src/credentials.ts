import {
  type CredentialVariables,
  credentialVariables,
  type Sending,
  sentBy,
} from "@partner-licenses/document/model/credentials";
import type { Operation } from "@partner-licenses/document/model/operations";
import { percent } from "@partner-licenses/document/values/wire/percent";
import { Refusal } from "./refusal.ts";

/** Where credentials come from. */
export interface CredentialSource {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The variable that holds the first credential of a request, as in the generated samples. */
  readonly tokenVariable: string;
}

/** What lets a request in. */
export interface Credentials {
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** `name=value`, ready to be joined. */
  readonly query: readonly string[];
  readonly cookies: readonly string[];
  /** Every form in which a secret is sent, to be kept out of texts. */
  readonly secrets: readonly string[];
}

/** A scheme that an operation needs, with the variables that hold its credential. */
export interface Needed {
  readonly scheme: string;
  readonly scopes: readonly string[];
  readonly variables: CredentialVariables;
  readonly sending: Sending;
}

/** The ways to be let in to an operation, each as the schemes that it needs. A certificate is the platform's business. */
export function waysIn({ security }: Operation, tokenVariable: string): Needed[][] {
  return security.map(({ schemes }) =>
    schemes
      .filter(({ scheme }) => scheme?.type !== "mutualTLS")
      .map(({ name, scopes, scheme = {} }, index) => {
        const sending = sentBy(scheme);
        return {
          ...{ scheme: name, scopes, sending },
          variables: credentialVariables(sending, name, index, tokenVariable),
        };
      }),
  );
}

/** The variables of a scheme in words: `PET_KEY or API_TOKEN`, `API_LOGIN_USER and API_LOGIN_PASSWORD`. */
export function variablesText({ own, general }: CredentialVariables): string {
  return [own.join(" and "), ...(general === undefined ? [] : [general])].join(" or ");
}

/**
 * The credentials of the first way in whose variables are set.
 * Throws a {@link Refusal} that names the variables when there is none.
 */
export function credentialsFor(operation: Operation, { env, tokenVariable }: CredentialSource): Credentials {
  const ways = waysIn(operation, tokenVariable);
  const given = ways
    .filter((way) => way.length > 0)
    .map((way) => way.map((needed) => ({ needed, values: valuesOf(needed.variables, env) })))
    .find((way) => way.every(({ values }) => values !== undefined));
  if (given !== undefined)
    return together(given.map(({ needed, values = [] }) => partOf(needed.sending, values)));
  if (ways.length === 0 || ways.some((way) => way.length === 0)) return together([]);
  const wanted = ways.map((way) =>
    way.map(({ scheme, variables }) => `${variablesText(variables)} (${scheme})`).join(", and "),
  );
  throw new Refusal(
    `A credential is missing: whoever runs this server must set ${wanted.join("; or ")} in its environment.`,
  );
}

function valuesOf({ own, general }: CredentialVariables, env: CredentialSource["env"]): string[] | undefined {
  const values = own.map((name) => env[name] ?? "");
  if (values.every((value) => value !== "")) return values;
  const value = general === undefined ? undefined : env[general];
  return value === undefined || value === "" ? undefined : [value];
}

type Part = Credentials;

function partOf({ in: place, name, prefix, takes }: Sending, values: readonly string[]): Part {
  const plain = takes === "BasicAuth" ? Buffer.from(values.join(":")).toString("base64") : (values[0] ?? "");
  const encoded = percent(plain);
  const pair = `${percent(name)}=${encoded}`;
  // The name next to a password is no secret.
  const secrets = [plain, encoded, values.at(-1) ?? ""];
  return {
    headers: place === "header" ? [[name, `${prefix ?? ""}${plain}`]] : [],
    query: place === "query" ? [pair] : [],
    cookies: place === "cookie" ? [pair] : [],
    secrets,
  };
}

function together(parts: readonly Part[]): Credentials {
  return {
    headers: parts.flatMap(({ headers }) => headers),
    query: parts.flatMap(({ query }) => query),
    cookies: parts.flatMap(({ cookies }) => cookies),
    secrets: parts.flatMap(({ secrets }) => secrets),
  };
}

/** A text without the secrets, however JSON writes them. */
export function hideSecrets(text: string, secrets: readonly string[]): string {
  const forms = secrets.flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1)]);
  return [...new Set(forms)]
    .filter((form) => form !== "")
    .sort((a, b) => b.length - a.length)
    .reduce((shown, form) => shown.replaceAll(form, "[redacted]"), text);
}
