import { asObject, asString, type JsonObject } from "./json.ts";

/** What a client needs to ask for a token: the scopes and, where the contract names it, the token endpoint. */
export interface SecurityModel {
  readonly scopes: readonly string[];
  readonly tokenUrl?: string;
}

/** The first OAuth 2 scheme of the contract; no scopes when there is none. */
export function readSecurity(document: JsonObject): SecurityModel {
  const schemes = Object.values(asObject(asObject(document["components"])["securitySchemes"])).map(asObject);
  const flows = asObject(schemes.find((scheme) => scheme["type"] === "oauth2")?.["flows"]);
  const [flow] = Object.values(flows).map(asObject);
  const tokenUrl = asString(flow?.["tokenUrl"]);
  return { scopes: Object.keys(asObject(flow?.["scopes"])), ...(tokenUrl === undefined ? {} : { tokenUrl }) };
}
