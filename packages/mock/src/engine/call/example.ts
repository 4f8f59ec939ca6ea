import { examplesOf, type MediaType } from "@partner-licenses/document/model/content";
import { isJson, isUrlencoded } from "@partner-licenses/document/model/media-types";
import type { Operation } from "@partner-licenses/document/model/operations";
import { isIgnoredHeader, type Parameter } from "@partner-licenses/document/model/parameters";
import { addressOf } from "@partner-licenses/document/model/templates";
import type { Target } from "@partner-licenses/document/reader/workspace";
import { plainest } from "@partner-licenses/document/values/sample/plainest";
import { encodeBody } from "@partner-licenses/document/values/wire/body";
import { encodeParameter } from "@partner-licenses/document/values/wire/encode";
import type { Model } from "../model.ts";
import { serialised } from "../serialise.ts";
import type { ExampleCall } from "../types.ts";

const boundary = "partner-licenses-mock";

/**
 * A request that the contract allows, of its examples, else of values made up by its schemas: what an operation needs,
 * and its body. `missing` names that for which nothing fits.
 */
export function exampleCall(model: Model, operation: Operation | undefined): ExampleCall {
  if (operation === undefined) return { path: "/", query: "", headers: {}, missing: ["the operation"] };
  const missing: string[] = [];
  const written = (parameter: Parameter): string => {
    const value = exampleOf(model, parameter, parameter.schema);
    if (value === undefined) missing.push(parameter.name);
    return value === undefined ? "" : encodeParameter(parameter, value.value);
  };
  const needed = operation.parameters.filter((each) => each.required && !isIgnoredHeader(each));
  const at = (...places: Parameter["in"][]) => needed.filter((each) => places.includes(each.in));
  const paths = new Map(at("path").map((parameter) => [parameter.name, written(parameter)]));
  const cookie = at("cookie").map(written).join("; ");
  const body = bodyOf(model, operation, missing);
  const address = addressOf(operation.path);
  return {
    path: address.path
      .replace(/\{([^}]+)\}/g, (whole, name: string) => paths.get(name) || whole)
      .replace(/[^!-~]+/g, encodeURIComponent),
    query: [address.query, ...at("query", "querystring").map(written)].filter(Boolean).join("&"),
    headers: {
      ...Object.fromEntries(at("header").map((each) => [each.name.toLowerCase(), written(each)])),
      ...(cookie && { cookie }),
    },
    ...(body && { body }),
    missing,
  };
}

/** What the contract shows for a value, else one that fits its schema; undefined where nothing does. */
function exampleOf(
  model: Model,
  holder: Target,
  schema: Target | undefined,
): { readonly value: unknown } | undefined {
  const [shown] = examplesOf(model.workspace, holder);
  if (shown !== undefined) return shown;
  const found = plainest(model.schema("request", schema));
  return found.kind === "value" ? found : undefined;
}

function bodyOf(model: Model, { body }: Operation, missing: string[]): ExampleCall["body"] {
  const content = body?.content ?? [];
  const fixed = content.filter(({ type }) => !type.includes("*"));
  const media = fixed.find(({ type }) => isJson(type)) ?? fixed[0] ?? content[0];
  if (media === undefined) return undefined;
  const value = exampleOf(model, media, media.schema ?? media.itemSchema);
  if (value === undefined) {
    if (body?.required) missing.push("the body");
    return undefined;
  }
  return written(model, media, value.value);
}

function written(model: Model, media: MediaType, value: unknown): { type: string; content: string } {
  const type = media.type.includes("*") ? "text/plain" : media.type;
  if (isUrlencoded(type) || /^multipart\/form-data/i.test(type)) {
    const sent = encodeBody(media, value, model.schema("request", media.schema), boundary);
    const { content } = sent;
    return {
      type: sent.type,
      content: typeof content === "string" ? content : new TextDecoder().decode(content),
    };
  }
  const form = { type, media, workspace: model.workspace, exact: new Map<number, string>() };
  const isItem = media.schema === undefined && media.itemSchema !== undefined;
  // JSON that the contract gives as text is written as it stands there.
  const isText = typeof value === "string" && isJson(type) && isObjectText(value);
  return {
    type,
    content: isText ? value : serialised(isItem && !Array.isArray(value) ? [value] : value, form),
  };
}

function isObjectText(text: string): boolean {
  try {
    return /^\s*[{[]/.test(text) && typeof JSON.parse(text) === "object";
  } catch {
    return false;
  }
}
