import type { JsonObject } from "@partner-licenses/document/json";
import type { Operation } from "@partner-licenses/document/model/operations";
import type { SecurityAlternative } from "@partner-licenses/document/model/security";
import { pairsOf } from "@partner-licenses/document/values/wire/pairs";
import type { IPrismDiagnostic } from "@stoplight/prism-core";
import { DiagnosticSeverity } from "@stoplight/types";
import type { EngineRequest } from "../types.ts";

/** What is read of a request to see who sends it. */
export type Credentials = Pick<EngineRequest, "headers" | "search">;

/**
 * What is wrong with the credentials of a request, in the words of Prism: nothing when one of the operation's
 * alternatives is fulfilled. None of them asked for is always fulfilled.
 */
export function checkSecurity({ security }: Operation, request: Credentials): IPrismDiagnostic[] {
  if (security.length === 0) return [];
  const found = security.map((alternative) => faultsOf(alternative, request));
  const passed = found.filter((faults) => faults.every(({ code }) => code !== 401));
  const best = passed.find((faults) => faults.length === 0) ?? passed[0];
  if (best !== undefined) return best.slice(0, 1);
  const all = found.flat();
  const [first] = all.filter(({ code }) => code === 401);
  return first === undefined ? [] : [{ ...first, tags: all.flatMap(({ tags = [] }) => tags) }];
}

function faultsOf({ schemes }: SecurityAlternative, request: Credentials): IPrismDiagnostic[] {
  return schemes.flatMap(({ scheme = {} }) => faultOf(scheme, request) ?? []);
}

function faultOf(scheme: JsonObject, request: Credentials): IPrismDiagnostic | undefined {
  const type = String(scheme.type);
  if (type === "oauth2") return needsToken("Bearer", "OAuth2", request);
  if (type === "openIdConnect") return needsToken("Bearer", "OpenID", request);
  if (type === "apiKey") return hasKey(scheme, request) ? undefined : refused();
  if (type === "http") return httpFault(String(scheme.scheme), request);
  // A certificate is shown below HTTP, where a mock does not look.
  return {
    message: `We currently do not support this type of security scheme: ${type}`,
    severity: DiagnosticSeverity.Warning,
  };
}

/** Names of schemes are the same in any case (RFC 9110, 11.1). */
function httpFault(name: string, request: Credentials): IPrismDiagnostic | undefined {
  const scheme = name.toLowerCase();
  if (scheme === "bearer") return needsToken("Bearer", "Bearer", request);
  const given = givenFor(scheme, request);
  if (scheme === "basic") return isBasic(given) ? undefined : refused('Basic realm="*"');
  if (scheme === "digest") return isDigest(given) ? undefined : refused('Digest realm="*", nonce="abc123"');
  return given ? undefined : refused(name);
}

function needsToken(scheme: string, tag: string, request: Credentials): IPrismDiagnostic | undefined {
  return givenFor(scheme, request) ? undefined : refused(tag);
}

/** What follows the name of a scheme in `Authorization`; empty when another one stands there. */
function givenFor(scheme: string, { headers }: Credentials): string {
  const [, name = "", given = ""] = /^(\S+)[ \t]+(.*)$/s.exec(headers.authorization ?? "") ?? [];
  return name.toLowerCase() === scheme.toLowerCase() ? given.trim() : "";
}

/** `user:password` in base64: the password may hold colons, and both may be empty (RFC 7617). */
function isBasic(given: string): boolean {
  const isBase64 = /^[A-Za-z0-9+/]+={0,2}$/.test(given) && given.replace(/=+$/, "").length % 4 !== 1;
  return isBase64 && Buffer.from(given, "base64").includes(":");
}

const digestParts = ["username", "realm", "nonce", "uri", "response"];

function isDigest(given: string): boolean {
  return digestParts.every((part) =>
    new RegExp(`(^|[\\s,])${part}\\*?\\s*=\\s*("[^"]*"|[^\\s,"]+)`, "i").test(given),
  );
}

function hasKey(scheme: JsonObject, { headers, search }: Credentials): boolean {
  const name = String(scheme.name);
  if (scheme.in === "header") return Boolean(headers[name.toLowerCase()]);
  const isCookie = scheme.in === "cookie";
  const place = isCookie ? "cookie" : "query";
  const pairs = pairsOf(
    { name, in: place, style: "form", explode: true, allowReserved: false, content: undefined },
    isCookie ? (headers.cookie ?? "") : search,
  );
  return pairs.get(name)?.some((value) => value !== "") ?? false;
}

function refused(tag?: string): IPrismDiagnostic {
  return {
    severity: DiagnosticSeverity.Error,
    message: "Invalid security scheme used",
    code: 401,
    tags: tag === undefined ? [] : [tag],
  };
}
