import { workspaceOf } from "@partner-licenses/document/deref";
import type { JsonObject } from "@partner-licenses/document/json";
import { isJson, isUrlencoded } from "@partner-licenses/document/model/media-types";
import { serialisationOf } from "@partner-licenses/document/model/style";
import { dialectOf } from "@partner-licenses/document/reader/version";
import { sample } from "@partner-licenses/document/values/sample/sample";
import { Schemas } from "@partner-licenses/document/values/schema/schemas";
import { encodeParameter } from "@partner-licenses/document/values/wire/encode";
import { encodeForm } from "@partner-licenses/document/values/wire/encode-form";
import { type ContractOperation, deref, listExamples } from "../contract/contract.ts";
import type { Contract, MediaType, Parameter, RequestBody, Schema } from "../contract/openapi.ts";

/** One request as it goes over the wire; `$TOKEN` stands for a bearer token. */
export interface Request {
  method: string;
  url: string;
  headers: [name: string, value: string][];
  /** Absent without a body, undefined for one that stands in a file. */
  body?: string | undefined;
}

/** The request of one operation: first server, required parameters, bearer token, example body. */
export function requestOf(contract: Contract, entry: ContractOperation): Request {
  const required = entry.parameters.filter((parameter) => parameter.required);
  const path = entry.path.replaceAll(/\{([^}]+)\}/g, (whole, name: string) => {
    const found = required.find((parameter) => parameter.in === "path" && parameter.name === name);
    return (found && written(contract, found)) || whole;
  });
  const query = required
    .filter((parameter) => parameter.in === "query")
    .map((parameter) => written(contract, parameter))
    .filter((pairs) => pairs !== "");
  const server = (entry.servers[0]?.url ?? "").replace(/\/$/, "");
  const content = contentOf(contract, entry);
  return {
    method: entry.method.toUpperCase(),
    url: `${server}${path}${query.length > 0 ? `?${query.join("&")}` : ""}`,
    headers: [
      ...(needsToken(entry) ? [["Authorization", "Bearer $TOKEN"] as [string, string]] : []),
      ["Accept", acceptOf(entry)],
      ...required
        .filter((parameter) => parameter.in === "header")
        .map((parameter): [string, string] => [parameter.name, written(contract, parameter)]),
      ...(content ? [["Content-Type", content.type] as [string, string]] : []),
    ],
    ...(content && { body: content.text }),
  };
}

function needsToken({ security }: ContractOperation): boolean {
  const schemes = security.flatMap((alternative) => alternative.schemes.map(({ scheme }) => scheme));
  return schemes.some(
    (scheme) => ["oauth2", "openIdConnect"].includes(String(scheme?.type)) || scheme?.scheme === "bearer",
  );
}

function acceptOf(entry: ContractOperation): string {
  const success = entry.responses.find(({ status }) => status.startsWith("2"));
  return Object.keys(success?.response.content ?? {})[0] ?? "application/json";
}

function contentOf(
  contract: Contract,
  entry: ContractOperation,
): { type: string; text: string | undefined } | undefined {
  if (!entry.operation.requestBody) return undefined;
  const body = deref<RequestBody>(contract, entry.operation.requestBody);
  const [type, media] = Object.entries(body.content ?? {})[0] ?? [];
  if (!type) return undefined;
  return { type, text: bodyText(type, media, exampleOf(contract, media) ?? made(contract, media?.schema)) };
}

function exampleOf(contract: Contract, media: MediaType | undefined): unknown {
  if (!media) return undefined;
  return listExamples(contract, media)[0]?.value;
}

/** A body as text; undefined for one that stands in a file. */
function bodyText(type: string, media: MediaType | undefined, value: unknown): string | undefined {
  if (value === undefined) return undefined;
  if (isUrlencoded(type)) return encodeForm({ value: media ?? {} }, value);
  return isJson(type) ? JSON.stringify(value) : undefined;
}

/** A required parameter as it is sent, in the style that the contract gives it. */
function written(contract: Contract, parameter: Parameter): string {
  const { name, in: place, schema } = parameter;
  const style = serialisationOf(parameter, place);
  return encodeParameter(
    { name, in: place, content: undefined, ...style },
    parameter.example ?? made(contract, schema),
  );
}

/** A value that fits the schema: its example or default where there is one. */
function made(contract: Contract, schema: Schema | undefined): unknown {
  const document = contract as unknown as JsonObject;
  const workspace = workspaceOf(document);
  const schemas = new Schemas(workspace, { dialect: dialectOf(document), direction: "request" });
  const result = sample(schemas.at(schema, workspace.root.loc), { items: 1 });
  return result.kind === "value" ? result.value : undefined;
}
