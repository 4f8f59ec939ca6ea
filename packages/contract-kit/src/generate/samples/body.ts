import { asString, get, type Json } from "@partner-licenses/document/json";
import {
  covers,
  isJson,
  isRange,
  isText,
  isUrlencoded,
  isXml,
  usualIn,
} from "@partner-licenses/document/model/media-types";
import { encodeForm } from "@partner-licenses/document/values/wire/encode-form";
import { partsOf } from "@partner-licenses/document/values/wire/multipart";
import { textOf } from "@partner-licenses/document/values/wire/scalars";
import type { Model } from "../../model/model.ts";
import type { Operation } from "../../model/operations.ts";
import { literal } from "../text.ts";
import { bodyExample, requestSchema } from "../values.ts";
import { noteWrong } from "./notes.ts";

/** A body in code: lines that come before the call, and the expression in it. */
export interface BodyCode {
  readonly before: readonly string[];
  readonly code: string;
  /** True when there is no value for code. */
  readonly isNone?: boolean;
  /** True when a note says why. */
  readonly isNoted?: boolean;
}

/** JSON as it is; other bodies in the form that `fetch` takes. None for methods that cannot carry one. */
export function bodyOf(model: Model, operation: Operation): BodyCode | undefined {
  const [entry] = Object.entries(operation.body?.content ?? {});
  if (entry === undefined) return undefined;
  const shown = bodyExample(model.document, operation);
  noteWrong(model, operation, "the body", shown);
  const isRequired = operation.body?.required === true;
  if (shown.isNone)
    return isRequired ? { before: [], code: "", isNone: true, isNoted: shown.isTorn === true } : undefined;
  return codeOf(model, entry, shown.value);
}

function codeOf(
  model: Model,
  [type, media]: [string, { readonly [key: string]: Json | undefined }],
  value: Json,
): BodyCode {
  const inline = (code: string): BodyCode => ({ before: [], code });
  if (isJson(type)) return inline(literal(value));
  if (isUrlencoded(type))
    return inline(`new URLSearchParams(${formCode(encodeForm({ value: media }, value))})`);
  if (/^multipart\//i.test(type)) {
    const parts = partsOf({ value: media }, value, requestSchema(model.document, media.schema));
    const lines = parts.map((part) => `body.append(${partCode(part)});`);
    return { before: ["const body = new FormData();", ...lines], code: "body" };
  }
  if (isXml(type))
    return inline(JSON.stringify(typeof value === "string" ? value : `<${rootName(media.schema)}/>`));
  const plain = typeof value === "string" ? "text/plain" : "application/json";
  if (isRange(type) && !covers(type, plain)) return inline(blobCode('"…"', usualIn(type)));
  if (isText(type) || typeof value === "string") return inline(JSON.stringify(textOf(value)));
  return inline('new Blob(["…"])');
}

/** Fields as an object, or as a list where a name has several. */
function formCode(form: string): string {
  const fields = [...new URLSearchParams(form)];
  const names = new Set(fields.map(([name]) => name));
  return literal(names.size === fields.length ? Object.fromEntries(fields) : fields);
}

function partCode({ name, filename, type, content }: ReturnType<typeof partsOf>[number]): string {
  const text = JSON.stringify(typeof content === "string" ? content : "…");
  if (filename === undefined && type === "text/plain") return `${JSON.stringify(name)}, ${text}`;
  const blob = blobCode(text, type);
  const file = filename === undefined ? "" : `, ${JSON.stringify(filename)}`;
  return `${JSON.stringify(name)}, ${blob}${file}`;
}

function blobCode(text: string, type: string): string {
  return `new Blob([${text}], { type: ${JSON.stringify(type)} })`;
}

function rootName(schema: Json | undefined): string {
  const name = asString(get(schema, "xml", "name")) ?? asString(get(schema, "$ref"))?.split("/").at(-1);
  return name !== undefined && /^[A-Za-z_][\w.-]*$/.test(name) ? name : "root";
}
