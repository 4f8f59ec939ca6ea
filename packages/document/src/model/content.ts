import { asString, entries, get, isObject, type Json, type JsonObject, objectOrEmpty } from "../json.ts";
import { at, type Loc } from "../reader/pointer.ts";
import type { Target, Workspace } from "../reader/workspace.ts";

/** One entry of `content`, references followed. */
export interface MediaType {
  /** As it is written, parameters included. */
  readonly type: string;
  readonly value: JsonObject;
  readonly loc: Loc;
  /** The schema of the whole body, as written: it may be a `$ref`. */
  readonly schema: Target | undefined;
  /** The schema of each item of a sequence, since OpenAPI 3.2. */
  readonly itemSchema: Target | undefined;
}

/** The entries of a holder's `content`. */
export function contentOf(workspace: Workspace, holder: Target): MediaType[] {
  const content = workspace.member(holder, "content");
  return entries(content.value)
    .filter(([type]) => !type.startsWith("x-"))
    .map(([type]) => {
      const target = workspace.member(content, type);
      const value = objectOrEmpty(target.value);
      const part = (key: string): Target | undefined =>
        value[key] === undefined ? undefined : { value: value[key], loc: at(target.loc, key) };
      return { type, value, loc: target.loc, schema: part("schema"), itemSchema: part("itemSchema") };
    });
}

/** A named example, references followed; `name` is `default` for a single `example`. */
export interface Example {
  readonly name: string;
  readonly summary: string | undefined;
  readonly description: string | undefined;
  readonly value: Json;
  readonly loc: Loc;
}

/** The examples of a parameter, header or media type that hold a value: `examples` first, else `example`. */
export function examplesOf(workspace: Workspace, holder: Target): Example[] {
  const examples = workspace.member(holder, "examples");
  const named = entries(examples.value).flatMap(([name]): Example[] => {
    const target = workspace.member(examples, name);
    const key = get(target.value, "dataValue") === undefined ? "value" : "dataValue";
    const value = get(target.value, key);
    if (value === undefined) return [];
    const [summary, description] = ["summary", "description"].map((word) =>
      asString(get(target.value, word)),
    );
    return [{ name, summary, description, value, loc: at(target.loc, key) }];
  });
  const single = get(holder.value, "example");
  if (named.length > 0 || single === undefined) return named;
  const loc = at(holder.loc, "example");
  return [{ name: "default", summary: undefined, description: undefined, value: single, loc }];
}

/** A header of a response or of a part, references followed. */
export interface Header {
  readonly name: string;
  readonly required: boolean;
  readonly value: JsonObject;
  readonly loc: Loc;
  /** The schema as written, of the value or of its content: it may be a `$ref`. */
  readonly schema: Target | undefined;
  /** How the value is written as a whole, where it is not by `style`. */
  readonly content: MediaType | undefined;
}

/** The entries of a holder's `headers`. */
export function headersOf(workspace: Workspace, holder: Target): Header[] {
  const headers = workspace.member(holder, "headers");
  return entries(headers.value)
    .filter(([, header]) => isObject(header))
    .map(([name]) => {
      const target = workspace.member(headers, name);
      const value = objectOrEmpty(target.value);
      return {
        name,
        required: value.required === true,
        value,
        loc: target.loc,
        ...describedValue(workspace, target),
      };
    });
}

/** What a parameter or header says of its value: a schema, or how it is written as a whole. Next to that, a schema counts for nothing. */
export function describedValue(workspace: Workspace, holder: Target): Pick<Header, "schema" | "content"> {
  const [content] = contentOf(workspace, holder);
  if (content !== undefined) return { schema: content.schema, content };
  const value = get(holder.value, "schema");
  return { schema: value === undefined ? undefined : { value, loc: at(holder.loc, "schema") }, content };
}
