import {
  asArray,
  asObject,
  asString,
  type Json,
  type JsonObject,
  resolveRef,
} from "@partner-licenses/document/objects";
import type { Operation } from "./operations.ts";

/** How a client shows who calls: the header, what stands before the token, and where a token comes from. */
export interface SecurityModel {
  readonly header: string;
  /** `Bearer ` or `Basic `, or nothing for an API key. */
  readonly prefix: string;
  readonly scopes: readonly string[];
  readonly tokenUrl?: string;
}

/** The first scheme that an operation asks for; bearer without scopes when the contract has none. */
export function readSecurity(document: JsonObject, operations: readonly Operation[]): SecurityModel {
  const schemes = asObject(asObject(document["components"])["securitySchemes"]);
  const wanted = operations
    .flatMap(({ securityNames }) => securityNames)
    .find((name) => schemes[name] !== undefined);
  const scheme = asObject(
    resolveRef(document, wanted === undefined ? Object.values(schemes)[0] : schemes[wanted]),
  );
  const [flow] = Object.values(asObject(scheme["flows"])).map(asObject);
  const tokenUrl = asString(flow?.["tokenUrl"]);
  return {
    ...headerOf(scheme),
    scopes: Object.keys(asObject(flow?.["scopes"])),
    ...(tokenUrl === undefined ? {} : { tokenUrl }),
  };
}

function headerOf(scheme: JsonObject): { header: string; prefix: string } {
  if (scheme["type"] === "apiKey" && scheme["in"] === "header")
    return { header: asString(scheme["name"]) ?? "X-Api-Key", prefix: "" };
  const basic = scheme["type"] === "http" && asString(scheme["scheme"])?.toLowerCase() === "basic";
  return { header: "Authorization", prefix: basic ? "Basic " : "Bearer " };
}

/** Names of the schemes in a list of security requirements, in order. */
export function schemeNames(security: Json | undefined): string[] {
  return asArray(security).flatMap((requirement) => Object.keys(asObject(requirement)));
}
