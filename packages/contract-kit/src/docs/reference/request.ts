import { workspaceOf } from "@partner-licenses/document/deref";
import type { Json, JsonObject } from "@partner-licenses/document/json";
import { credentialVariables, sentBy } from "@partner-licenses/document/model/credentials";
import { isJson, isUrlencoded } from "@partner-licenses/document/model/media-types";
import { defaultUrl } from "@partner-licenses/document/model/servers";
import { serialisationOf } from "@partner-licenses/document/model/style";
import { addressOf } from "@partner-licenses/document/model/templates";
import { dialectOf } from "@partner-licenses/document/reader/version";
import { sample } from "@partner-licenses/document/values/sample/sample";
import { Schemas } from "@partner-licenses/document/values/schema/schemas";
import { encodeParameter } from "@partner-licenses/document/values/wire/encode";
import { encodeForm } from "@partner-licenses/document/values/wire/encode-form";
import { partsOf } from "@partner-licenses/document/values/wire/multipart";
import { type ContractOperation, deref, listExamples } from "../contract/contract.ts";
import type { Contract, MediaType, ParameterObject, RequestBody, Schema } from "../contract/openapi.ts";

/** A text of a request, or what comes from a variable of the reader's. */
export type Value = string | { readonly prefix: string; readonly variables: readonly string[] };

const mockAddress = "http://127.0.0.1:4010";

/** One request as it goes over the wire. */
export interface Request {
  method: string;
  url: string;
  headers: [name: string, value: Value][];
  /** A credential in the query: the last pair of it. */
  key?: [name: string, value: Value];
  /** The fields of a form that has parts. */
  form?: readonly string[];
  /** Absent without a body, undefined for one that stands in a file. */
  body?: string | undefined;
}

/** The request of one operation: first server, required parameters, credentials, example body. */
export function requestOf(
  contract: Contract,
  entry: ContractOperation,
  tokenVariable = "API_TOKEN",
): Request {
  const required = entry.parameters.filter((parameter) => parameter.required);
  const target = addressOf(entry.path);
  const path = target.path.replaceAll(/\{([^}]+)\}/g, (whole, name: string) => {
    const found = required.find((parameter) => parameter.in === "path" && parameter.name === name);
    return (found && written(contract, found)) || whole;
  });
  const inQuery = required.filter((parameter) => parameter.in === "query");
  const query = [target.query, ...inQuery.map((parameter) => written(contract, parameter))].filter(
    (pairs) => pairs !== "",
  );
  const [first] = entry.servers;
  const address = first === undefined ? "" : defaultUrl(first);
  // One without a host is where the contract was found; a mock can be anywhere.
  const server = (/^https?:/i.test(address) ? address : mockAddress + address).replace(/\/$/, "");
  const content = contentOf(contract, entry);
  const given = credentialsOf(entry, tokenVariable);
  const key = given.find(({ place }) => place === "query");
  return {
    method: entry.method.toUpperCase(),
    url: `${server}${path}${query.length > 0 ? `?${query.join("&")}` : ""}`,
    headers: [
      ...given
        .filter(({ place }) => place !== "query")
        .map(({ name, value }): [string, Value] => [name, value]),
      ["Accept", acceptOf(entry)],
      ...required
        .filter((parameter) => parameter.in === "header")
        .map((parameter): [string, string] => [parameter.name, written(contract, parameter)]),
      ...(content && !content.form ? [["Content-Type", content.type] as [string, string]] : []),
    ],
    ...(key && { key: [key.name, key.value] as [string, Value] }),
    ...(content?.form ? { form: content.form } : content && { body: content.text }),
  };
}

/** What the first way to be let in asks for, from variables that are called as those of code samples. */
function credentialsOf(
  { security }: ContractOperation,
  tokenVariable: string,
): { place: string; name: string; value: Value }[] {
  const ways = security.map(({ schemes }) => schemes.filter(({ scheme }) => scheme?.type !== "mutualTLS"));
  const [way = []] = ways.some((each) => each.length > 0) ? ways.filter((each) => each.length > 0) : ways;
  return way.flatMap(({ name: scheme, scheme: value }, index) => {
    if (value === undefined) return [];
    const sending = sentBy(value);
    const { own, general } = credentialVariables(sending, scheme, index, tokenVariable);
    const variables = general === undefined ? own : [general];
    const text = { prefix: sending.prefix ?? "", variables };
    if (sending.in !== "cookie") return [{ place: sending.in, name: sending.name, value: text }];
    return [{ place: "cookie", name: "Cookie", value: { prefix: `${sending.name}=`, variables } }];
  });
}

function acceptOf(entry: ContractOperation): string {
  const success = entry.responses.find(({ status }) => status.startsWith("2"));
  return Object.keys(success?.response.content ?? {})[0] ?? "application/json";
}

function contentOf(
  contract: Contract,
  entry: ContractOperation,
): { type: string; text: string | undefined; form?: readonly string[] } | undefined {
  if (!entry.operation.requestBody || ["get", "head"].includes(entry.method)) return undefined;
  const body = deref<RequestBody>(contract, entry.operation.requestBody);
  const [type, media] = Object.entries(body.content ?? {})[0] ?? [];
  if (!type) return undefined;
  const value = exampleOf(contract, media) ?? made(contract, media?.schema);
  if (!/^multipart\/form-data/i.test(type)) return { type, text: bodyText(type, media, value) };
  const parts = partsOf({ value: (media ?? {}) as JsonObject }, value, schemaOf(contract, media?.schema));
  return { type, text: undefined, form: parts.map(formField) };
}

function exampleOf(contract: Contract, media: MediaType | undefined): unknown {
  if (!media) return undefined;
  return listExamples(contract, media)[0]?.value;
}

/** A part of a form as curl takes it; a file is the reader's. */
function formField({ name, filename, type, content }: ReturnType<typeof partsOf>[number]): string {
  if (filename !== undefined || typeof content !== "string") return `${name}=@${filename ?? name}`;
  return type === "text/plain" ? `${name}=${content}` : `${name}=${content};type=${type}`;
}

/** A body as text; undefined for one that stands in a file. */
function bodyText(type: string, media: MediaType | undefined, value: unknown): string | undefined {
  if (value === undefined) return undefined;
  if (isUrlencoded(type)) return encodeForm({ value: media ?? {} }, value);
  return isJson(type) ? JSON.stringify(value) : undefined;
}

/** A required parameter as it is sent, in the style that the contract gives it. */
function written(contract: Contract, parameter: ParameterObject): string {
  const { name, in: place, schema } = parameter;
  const style = serialisationOf(parameter, place);
  return encodeParameter(
    { name, in: place, content: undefined, ...style },
    parameter.example ?? made(contract, schema),
  );
}

/** A value that fits the schema: its example or default where there is one. */
function made(contract: Contract, schema: Schema | undefined): unknown {
  const result = sample(schemaOf(contract, schema), { items: 1 });
  return result.kind === "value" ? result.value : undefined;
}

const homes = new WeakMap<Contract, Schemas>();

function schemaOf(contract: Contract, schema: Schema | undefined) {
  const document = contract as unknown as JsonObject;
  const workspace = workspaceOf(document);
  const home =
    homes.get(contract) ?? new Schemas(workspace, { dialect: dialectOf(document), direction: "request" });
  homes.set(contract, home);
  return home.at(schema as unknown as Json | undefined, workspace.root.loc);
}
