import { get, isObject, type Json, type JsonObject } from "@partner-licenses/document/json";
import { isForm, isJson } from "@partner-licenses/document/model/media-types";
import type { Operation, ResponseModel } from "../../model/operations.ts";

/** The answers of a success: what else is declared stands for it where no status does. */
export function successesOf({ responses }: Operation): readonly ResponseModel[] {
  const named = responses.filter(({ status }) => /^2/.test(status));
  return named.length > 0 ? named : responses.filter(({ status }) => status === "default");
}

/** The media types that successful answers are declared in. */
export function successTypes(operation: Operation): string[] {
  return [...new Set(successesOf(operation).flatMap(({ content }) => Object.keys(content)))];
}

/** Media types of the request body; undefined for JSON alone, which is what a client sends by default. */
export function bodyTypes({ body }: Operation): string | undefined {
  const types = Object.keys(body?.content ?? {}).join(", ");
  return types === "application/json" || types === "" ? undefined : types;
}

/** Whether the body is anything but one kind of JSON. */
export function needsMedia({ body }: Operation): boolean {
  const types = Object.keys(body?.content ?? {});
  return types.length > 1 || types.some((type) => !isJson(type));
}

/** How the fields of the operation's form are written, where the contract says so. */
export function formEncoding({ body }: Operation): JsonObject | undefined {
  for (const [type, media] of Object.entries(body?.content ?? {})) {
    const encoding = fieldEncoding(get(media, "encoding"));
    if (isForm(type) && encoding !== undefined) return encoding;
  }
  return undefined;
}

/** What of an `encoding` says how fields are written. */
export function fieldEncoding(encoding: Json | undefined): JsonObject | undefined {
  if (!isObject(encoding)) return undefined;
  const fields = Object.entries(encoding).map(([name, field]) => {
    const kept = ["contentType", "style", "explode", "allowReserved"].map((key) => [key, get(field, key)]);
    return [name, Object.fromEntries(kept)] as const;
  });
  return Object.fromEntries(fields);
}
