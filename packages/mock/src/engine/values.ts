import { isObject } from "@partner-licenses/document/json";
import type { ParameterPlace } from "@partner-licenses/document/model/parameters";
import { judge } from "@partner-licenses/document/values/judge";
import type { Schema } from "@partner-licenses/document/values/schema/schemas";
import { readParameter } from "@partner-licenses/document/values/wire/decode";
import { bodyTypeOf, valueOfBody } from "./check/body.ts";
import { contentFor } from "./check/media.ts";
import type { Model } from "./model.ts";
import { sourcesOf } from "./sources.ts";
import type { EngineRequest, RequestValues } from "./types.ts";

/** What a request to an operation holds, read as the contract says; what it does not declare is text. */
export function valuesOf(
  model: Model,
  index: number,
  request: EngineRequest,
  note: (digits: string) => void,
): RequestValues {
  const { method, path, search, query, headers } = request;
  const common = { method: method.toUpperCase(), url: search === "" ? path : `${path}?${search}` };
  const operation = model.operations[index];
  if (operation === undefined)
    return { ...common, path: {}, query, headers, cookies: {}, body: request.body };
  const sources = sourcesOf(model, operation, request);
  const read = (place: ParameterPlace): Record<string, unknown> =>
    Object.fromEntries(
      model.parameters(operation, place).flatMap(({ written, schema }): [string, unknown][] => {
        const source = sources[place];
        const found = readParameter(written, source.text(written.name), schema, source.isTaken);
        const name = place === "header" ? written.name.toLowerCase() : written.name;
        return found.kind === "value" ? [[name, whole(found.value, schema, note)]] : [];
      }),
    );
  return {
    ...common,
    path: read("path"),
    query: { ...query, ...read("query"), ...members(read("querystring")) },
    headers: { ...headers, ...read("header") },
    cookies: read("cookie"),
    body: bodyOf(model, index, request),
  };
}

/** A text that is a whole number with more digits than a computer's holds: its neighbour, and the digits are noted. */
function whole(value: unknown, schema: Schema, note: (digits: string) => void): unknown {
  if (typeof value !== "string" || !/^-?[1-9]\d{15,}$/.test(value)) return value;
  if (judge(schema, value).kind !== "refused") return value;
  note(value);
  return Number(value);
}

/** The members of the parameter that is the whole query. */
function members(read: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.assign({}, ...Object.values(read).filter(isObject)) as Record<string, unknown>;
}

function bodyOf(model: Model, index: number, { headers, body }: EngineRequest): unknown {
  const declared = model.operations[index]?.body;
  const header = headers["content-type"];
  if (body === undefined || declared === undefined || header === undefined) return body;
  const type = bodyTypeOf(header);
  const media = contentFor(declared.content, header);
  return media === undefined ? body : valueOfBody(body, type, { model, media, direction: "request" });
}
