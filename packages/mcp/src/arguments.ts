import type { JsonObject } from "@partner-licenses/document/json";
import type { MediaType } from "@partner-licenses/document/model/content";
import { essenceOf, isForm, isJson } from "@partner-licenses/document/model/media-types";
import type { Operation } from "@partner-licenses/document/model/operations";
import { isIgnoredHeader, type Parameter } from "@partner-licenses/document/model/parameters";
import { judge } from "@partner-licenses/document/values/judge";
import type { Schema } from "@partner-licenses/document/values/schema/schemas";
import type { Api } from "./api.ts";
import { hint, Refusal } from "./refusal.ts";

/** What an agent gives to an operation: values by the names of its parameters, and a body. */
export interface Given {
  readonly path: JsonObject;
  readonly query: JsonObject;
  readonly headers: JsonObject;
  readonly cookies: JsonObject;
  readonly body: unknown;
}

/** Arguments that the contract allows. */
export interface Checked {
  readonly parameters: readonly { readonly parameter: Parameter; readonly value: unknown }[];
  readonly body:
    | { readonly media: MediaType; readonly value: unknown; readonly schema: Schema | undefined }
    | undefined;
  /** What could not be checked. */
  readonly notes: readonly string[];
}

const groups = [
  ["path", ["path"]],
  ["query", ["query", "querystring"]],
  ["headers", ["header"]],
  ["cookies", ["cookie"]],
] as const;

/** Holds arguments against the contract. Throws a {@link Refusal} that names every fault with its place. */
export function checkArguments(api: Api, operation: Operation, given: Given): Checked {
  const faults: string[] = [];
  const notes: string[] = [];
  const parameters = groups.flatMap(([group, places]) => {
    const declared = operation.parameters.filter(
      (parameter) => (places as readonly string[]).includes(parameter.in) && !isIgnoredHeader(parameter),
    );
    faults.push(...unknownNames(group, declared, given[group]));
    return declared.flatMap((parameter) => {
      const value = givenFor(given[group], parameter, group === "headers");
      const place = `${group}.${parameter.name}`;
      if (value === undefined || value === null) {
        if (parameter.required) faults.push(`${place} is required`);
        return [];
      }
      if (value === "" && group === "path") faults.push(`${place} must not be empty`);
      const isEmptyOnPurpose = value === "" && parameter.allowEmptyValue;
      if (!isEmptyOnPurpose) check(place, api.schema("request", parameter.schema), value);
      return [{ parameter, value }];
    });
  });
  const body = bodyOf();
  if (faults.length === 0) return { parameters, body, notes };
  throw new Refusal(
    `Nothing was sent. The contract refuses these arguments:\n${faults.map((fault) => `- ${fault}`).join("\n")}`,
  );

  function check(place: string, schema: Schema | undefined, value: unknown): void {
    const verdict = schema === undefined ? undefined : judge(schema, value);
    if (verdict?.kind === "undecided") notes.push(`${place} was sent unchecked: its schema has a fault`);
    if (verdict?.kind !== "refused") return;
    for (const { path, reason, keyword, params } of verdict.refusals)
      faults.push(`${place}${path} ${reason}${allowed(keyword, params)}`);
  }

  function bodyOf(): Checked["body"] {
    const { body } = operation;
    if (given.body === undefined) {
      if (body?.required === true) faults.push("body is required");
      return undefined;
    }
    if (body === undefined) {
      faults.push("body is not declared: the operation takes none");
      return undefined;
    }
    const media = mediaFor(body.content, given.headers);
    if (media === undefined) {
      const types = body.content.map(({ type }) => type).join(", ");
      faults.push(`headers.Content-Type must be one of: ${types}`);
      return undefined;
    }
    const schema = api.schema("request", media.schema);
    if (isJson(media.type) || isForm(media.type)) check("body", schema, given.body);
    else if (typeof given.body !== "string") faults.push(`body must be a text, as ${media.type} is written`);
    else notes.push(`the body was sent unchecked: it is ${media.type}`);
    return { media, value: given.body, schema };
  }
}

function unknownNames(group: string, declared: readonly Parameter[], values: JsonObject): string[] {
  const fold = (name: string) => (group === "headers" ? name.toLowerCase() : name);
  const names = declared.map(({ name }) => name);
  const known = new Set([...names.map(fold), ...(group === "headers" ? ["content-type"] : [])]);
  return Object.keys(values)
    .filter((name) => !known.has(fold(name)))
    .map((name) => `${group}.${name} is not declared.${hint(name, names)}`);
}

function givenFor(values: JsonObject, { name }: Parameter, ignoresCase: boolean): unknown {
  if (!ignoresCase) return Object.hasOwn(values, name) ? values[name] : undefined;
  return Object.entries(values).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
}

/** The media type that a `Content-Type` among the headers names; else JSON, else the first. */
function mediaFor(content: readonly MediaType[], headers: JsonObject): MediaType | undefined {
  const asked = Object.entries(headers).find(([name]) => name.toLowerCase() === "content-type")?.[1];
  if (asked !== undefined) return content.find(({ type }) => essenceOf(type) === essenceOf(String(asked)));
  return content.find(({ type }) => isJson(type)) ?? content[0];
}

/** What a keyword would have allowed, where its words do not say it. */
function allowed(keyword: string, params: Readonly<Record<string, unknown>>): string {
  if (keyword === "enum") return `: ${JSON.stringify(params.allowedValues)}`;
  if (keyword === "additionalProperties") return `: ${JSON.stringify(params.additionalProperty)}`;
  return "";
}
