import type { IncomingHttpHeaders } from "node:http";
import { deref } from "@partner-licenses/document/deref";
import { entries, get } from "@partner-licenses/document/json";
import type { Contract } from "../contract/types.ts";

/** Lowercase names that a contract's API keys go by. */
export interface Secrets {
  headers: ReadonlySet<string>;
  query: ReadonlySet<string>;
}

const secretHeader = /authoriz|cookie|token|secret|password|signature|(?:^|[-_]|api)key$/i;
const secretQuery = /token|key|secret|password|signature|code|^sig$|^auth$/i;
const secretMember = /^(?:client_secret|client_assertion|password|(?:access|refresh|id)_token)$/i;
const hidden = "[redacted]";

const known = new WeakMap<Contract, Secrets>();

/** The names that the contract's security schemes give to keys. */
export function secretsOf(contract: Contract): Secrets {
  const found = known.get(contract);
  if (found) return found;
  const document = contract.document();
  const schemes = entries(get(document, "components", "securitySchemes")).map(([, scheme]) =>
    deref(document, scheme),
  );
  const names = (place: string): Set<string> =>
    new Set(
      schemes
        .filter((scheme) => get(scheme, "in") === place)
        .map((scheme) => String(get(scheme, "name")).toLowerCase()),
    );
  const secrets = { headers: names("header"), query: names("query") };
  known.set(contract, secrets);
  return secrets;
}

/** Headers with every secret replaced, in a copy. */
export function redactHeaders(headers: IncomingHttpHeaders, secrets: Secrets): Record<string, string> {
  const copy: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    const isSecret = secretHeader.test(name) || secrets.headers.has(name);
    copy[name] = isSecret ? redacted(name, String(value)) : String(value);
  }
  return copy;
}

function redacted(name: string, value: string): string {
  const scheme = name === "authorization" ? /^\w+ /.exec(value)?.[0] : undefined;
  return `${scheme ?? ""}${hidden}`;
}

/** A URL with the values of secret-looking query parameters replaced. */
export function redactUrl(url: string, secrets: Secrets): string {
  return url.replace(/([?&])([^=&#]*)=[^&#]*/g, (all, sign: string, written: string) => {
    const name = plain(written);
    const isSecret = name !== "__code" && (secretQuery.test(name) || secrets.query.has(name.toLowerCase()));
    return isSecret ? `${sign}${written}=${hidden}` : all;
  });
}

function plain(written: string): string {
  try {
    return decodeURIComponent(written);
  } catch {
    return written;
  }
}

/** A body with the values of OAuth's secrets replaced: members of JSON, fields of a form. */
export function redactBody(body: unknown, type = ""): unknown {
  if (typeof body !== "string") return redactValue(body, 0);
  if (!/^application\/x-www-form-urlencoded/i.test(type)) return body;
  return body.replace(/([^&=]*)=[^&]*/g, (all, name: string) =>
    secretMember.test(plain(name)) ? `${name}=${hidden}` : all,
  );
}

/** Deeper JSON is hostile: whoever lists it would run out of stack. */
const deepest = 100;

function redactValue(value: unknown, depth: number): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (depth === deepest) return "[too deep]";
  if (Array.isArray(value)) return value.map((item) => redactValue(item, depth + 1));
  const members = Object.entries(value).map(([name, inner]) => [
    name,
    secretMember.test(name) && typeof inner === "string" ? hidden : redactValue(inner, depth + 1),
  ]);
  return Object.fromEntries(members);
}
