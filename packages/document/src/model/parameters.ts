import { asArray, asString, type JsonObject, objectOrEmpty } from "../json.ts";
import { at, type Loc } from "../reader/pointer.ts";
import { dialectOf } from "../reader/version.ts";
import type { Target, Workspace } from "../reader/workspace.ts";
import { describedValue, type MediaType } from "./content.ts";
import { type Serialisation, serialisationOf } from "./style.ts";

/** Where a parameter stands in a request; `querystring`, the whole query, since OpenAPI 3.2. */
export type ParameterPlace = "path" | "query" | "header" | "cookie" | "querystring";

/** A parameter of an operation, references followed and defaults filled in. */
export interface Parameter extends Serialisation {
  readonly name: string;
  readonly in: ParameterPlace;
  readonly required: boolean;
  readonly deprecated: boolean;
  readonly allowEmptyValue: boolean;
  readonly value: JsonObject;
  readonly loc: Loc;
  /** The schema as written, of the value or of its content: it may be a `$ref`. */
  readonly schema: Target | undefined;
  /** How the value is written as a whole, where it is not by `style`. */
  readonly content: MediaType | undefined;
}

/** The parameters of an operation and of its path item; of two with one name in one place, the operation's counts. */
export function parametersOf(workspace: Workspace, holders: readonly Target[]): Parameter[] {
  const byKey = new Map<string, Parameter>();
  for (const holder of holders) {
    const list = workspace.member(holder, "parameters");
    for (const [index, item] of asArray(list.value).entries()) {
      const parameter = parameterOf(workspace, workspace.deref(item, at(list.loc, index)));
      byKey.set(keyOf(parameter), parameter);
    }
  }
  return [...byKey.values()];
}

/** What no two parameters of an operation share. Names of headers ignore case. */
export function keyOf({ in: place, name }: Pick<Parameter, "in" | "name">): string {
  return `${place} ${place === "header" ? name.toLowerCase() : name}`;
}

/** The specification says that these header parameters are ignored: other parts of the contract decide about them. */
export function isIgnoredHeader({ in: place, name }: Pick<Parameter, "in" | "name">): boolean {
  return place === "header" && /^(accept|content-type|authorization)$/i.test(name);
}

function parameterOf(workspace: Workspace, { value: raw, loc }: Target): Parameter {
  const value = objectOrEmpty(raw);
  const place = (asString(value.in) ?? "query") as ParameterPlace;
  return {
    name: asString(value.name) ?? "",
    in: place,
    required: value.required === true || place === "path",
    deprecated: value.deprecated === true,
    allowEmptyValue: place === "query" && value.allowEmptyValue === true,
    ...serialisationOf(value, place, dialectOf(workspace.entry.root)),
    value,
    loc,
    ...describedValue(workspace, { value, loc }),
  };
}
