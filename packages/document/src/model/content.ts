import { entries, get, isObject, type Json, type JsonObject, objectOrEmpty } from "../json.ts";
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

/** The entries of a `content` map at `loc`. */
export function contentOf(workspace: Workspace, content: unknown, loc: Loc): MediaType[] {
  return entries(content)
    .filter(([type]) => !type.startsWith("x-"))
    .map(([type, entry]) => {
      const target = workspace.deref(entry, at(loc, type));
      const value = objectOrEmpty(target.value);
      const part = (key: string): Target | undefined =>
        value[key] === undefined ? undefined : { value: value[key], loc: at(target.loc, key) };
      return { type, value, loc: target.loc, schema: part("schema"), itemSchema: part("itemSchema") };
    });
}

/** A named example, references followed; `name` is `default` for a single `example`. */
export interface Example {
  readonly name: string;
  readonly value: Json;
  readonly loc: Loc;
}

/** The examples of a parameter, header or media type that hold a value: `examples` first, else `example`. */
export function examplesOf(workspace: Workspace, holder: Target): Example[] {
  const named = entries(get(holder.value, "examples")).flatMap(([name, example]): Example[] => {
    const target = workspace.deref(example, at(holder.loc, "examples", name));
    const key = ["dataValue", "value"].find((each) => get(target.value, each) !== undefined);
    const value = key === undefined ? undefined : get(target.value, key);
    return key === undefined || value === undefined ? [] : [{ name, value, loc: at(target.loc, key) }];
  });
  const single = get(holder.value, "example");
  if (named.length > 0 || single === undefined) return named;
  return [{ name: "default", value: single, loc: at(holder.loc, "example") }];
}

/** A header of a response or of a part, references followed. */
export interface Header {
  readonly name: string;
  readonly required: boolean;
  readonly value: JsonObject;
  readonly loc: Loc;
}

/** The entries of a `headers` map at `loc`. */
export function headersOf(workspace: Workspace, headers: unknown, loc: Loc): Header[] {
  return entries(headers)
    .filter(([, header]) => isObject(header))
    .map(([name, header]) => {
      const target = workspace.deref(header, at(loc, name));
      const value = objectOrEmpty(target.value);
      return { name, required: value["required"] === true, value, loc: target.loc };
    });
}
