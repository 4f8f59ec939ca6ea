import type { Contract } from "@partner-licenses/document/contract";
import { asString, get, type JsonObject, objectOrEmpty } from "@partner-licenses/document/json";
import { sentBy } from "@partner-licenses/document/model/credentials";
import { type NeededScheme, schemeOf } from "@partner-licenses/document/model/security";
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
export function readSecurity({ workspace }: Contract, operations: readonly Operation[]): SecurityModel {
  const names = operations.flatMap(({ security }) =>
    security.flatMap(({ schemes }) =>
      schemes.filter((each) => !isCovered(each, schemes)).map(({ name }) => name),
    ),
  );
  const defined = workspace.member(workspace.root, "components", "securitySchemes").value;
  const wanted = names.find((name) => get(defined, name) !== undefined);
  const [first] = Object.keys(objectOrEmpty(defined));
  const scheme = schemeOf(workspace, wanted ?? first ?? "") ?? {};
  const [flow] = Object.values(objectOrEmpty(scheme.flows)).map(objectOrEmpty);
  const tokenUrl = asString(flow?.tokenUrl);
  return {
    ...headerOf(scheme),
    scopes: Object.keys(objectOrEmpty(flow?.scopes)),
    ...(tokenUrl === undefined ? {} : { tokenUrl }),
  };
}

function headerOf(scheme: JsonObject): { header: string; prefix: string } {
  if (scheme.type === "apiKey" && scheme.in === "header")
    return { header: asString(scheme.name) ?? "X-Api-Key", prefix: "" };
  const basic = scheme.type === "http" && asString(scheme.scheme)?.toLowerCase() === "basic";
  return { header: "Authorization", prefix: basic ? "Basic " : "Bearer " };
}

/** Whether another scheme fills the same header, of which a request has one: a key stands back for a token. */
export function isCovered({ scheme }: NeededScheme, all: readonly NeededScheme[]): boolean {
  const fieldOf = (each: JsonObject) => [sentBy(each).in, sentBy(each).name].join(" ").toLowerCase();
  return (
    scheme?.type === "apiKey" &&
    all.some(
      ({ scheme: other }) =>
        other !== undefined && other.type !== "apiKey" && fieldOf(other) === fieldOf(scheme),
    )
  );
}
