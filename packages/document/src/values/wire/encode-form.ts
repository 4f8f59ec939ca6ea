import { asString, get } from "../../json.ts";
import { isJson } from "../../model/media-types.ts";
import { serialisationOf } from "../../model/style.ts";
import { encodeParameter, type Written } from "./encode.ts";
import { presentMembers, textOf } from "./scalars.ts";

/** What of a media type decides how its fields are written. */
export interface Form {
  readonly value: object;
}

/** How a field is written where its `encoding` says so by a style; undefined when it says nothing of the kind. */
export function styledField(form: Form, name: string): Written | undefined {
  const encoding = get(form.value, "encoding", name);
  const isStyled = ["style", "explode", "allowReserved"].some((key) => get(encoding, key) !== undefined);
  return isStyled
    ? { name, in: "query", content: undefined, ...serialisationOf(encoding, "query") }
    : undefined;
}

/** The media type that an `encoding` gives a field. */
export function contentTypeOf(form: Form, name: string): string | undefined {
  return contentTypesOf(form, name)[0];
}

/** All media types and ranges that the contract allows for a field; none where it leaves them open. */
export function contentTypesOf(form: Form, name: string): string[] {
  const listed = asString(get(form.value, "encoding", name, "contentType")) ?? "";
  return listed.split(",").flatMap((type) => type.trim() || []);
}

/** A body of `application/x-www-form-urlencoded`: a list repeats its name, an object is JSON, unless it has a style. */
export function encodeForm(form: Form, value: unknown): string {
  return presentMembers(value)
    .map(([name, member]) => {
      const parameter = styledField(form, name);
      if (parameter !== undefined) return encodeParameter(parameter, member);
      const items = Array.isArray(member) ? member : [member];
      return String(new URLSearchParams(items.map((item) => [name, fieldText(form, name, item)])));
    })
    .filter((pair) => pair !== "")
    .join("&");
}

function fieldText(form: Form, name: string, value: unknown): string {
  const type = contentTypeOf(form, name);
  return type !== undefined && isJson(type) ? JSON.stringify(value) : textOf(value);
}
