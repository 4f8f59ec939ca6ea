import { deref } from "@partner-licenses/document/deref";
import {
  asString,
  isObject,
  type Json,
  type JsonObject,
  objectOrEmpty,
} from "@partner-licenses/document/json";
import { firstFree } from "../../model/naming/free.ts";
import { key } from "../text.ts";
import { componentOf } from "../types/component.ts";
import { compositionOf, dateFormat } from "./parts.ts";

/** State of the file that is written. */
export interface DatesContext {
  readonly document: JsonObject;
  /** The components with a date somewhere inside. */
  readonly holders: ReadonlySet<string>;
  readonly imports: Set<string>;
  /** Constants by the schema that is referred to; undefined where it has no dates. */
  readonly constants: Map<unknown, string | undefined>;
  readonly names: Set<string>;
  readonly unfinished: Set<string>;
  readonly lines: string[];
  /** Called with the name of a property that is a date in one alternative and another text in the next. */
  mixed(name: string): void;
}

/** An expression that puts dates in the place of their texts; undefined for a schema without any. */
export function datesOf(context: DatesContext, schema: Json | undefined): string | undefined {
  const reference = asString(objectOrEmpty(schema).$ref);
  return reference === undefined ? whole(context, schema) : refer(context, reference, schema);
}

function whole(context: DatesContext, schema: Json | undefined): string | undefined {
  const parts = compositionOf(context.document, schema);
  const texts = leaf(context, parts);
  const items = joined(
    context,
    parts.filter(({ items: own }) => own !== undefined).map(({ items: own }) => own),
  );
  const named = members(context, parts);
  const all = [texts, items && `${use(context, "each")}(${items})`, named].filter(
    (each) => each !== undefined,
  );
  return all.length < 2 ? all[0] : `${use(context, "both")}(${all.join(", ")})`;
}

function leaf(context: DatesContext, parts: readonly JsonObject[]): string | undefined {
  const formats = new Set(parts.map(dateFormat).filter((format) => format !== undefined));
  const others = parts.some(
    (part) => [part.type].flat().includes("string") && dateFormat(part) === undefined,
  );
  const names = [...formats].map((format) => use(context, format === "date" ? "date" : "dateTime"));
  return together(context, names, others || names.length > 1);
}

function members(context: DatesContext, parts: readonly JsonObject[]): string | undefined {
  const names = new Set(parts.flatMap(({ properties }) => Object.keys(objectOrEmpty(properties))));
  const own = [...names].flatMap((name) => {
    const schemas = parts.flatMap(({ properties }) =>
      Object.hasOwn(objectOrEmpty(properties), name) ? [objectOrEmpty(properties)[name]] : [],
    );
    const dates = joined(context, schemas, () => context.mixed(name));
    return dates === undefined ? [] : [`${key(name)}: ${dates}`];
  });
  const rest = joined(
    context,
    parts.map(({ additionalProperties }) => additionalProperties).filter(isObject),
  );
  if (own.length === 0 && rest === undefined) return undefined;
  const more = rest === undefined ? "" : `, ${rest}`;
  return `${use(context, "members")}({ ${own.join(", ")} }${more})`;
}

/** What several schemas of one place say together: a text that only some of them call a date may be another one. */
function joined(
  context: DatesContext,
  schemas: readonly (Json | undefined)[],
  mixed = () => {},
): string | undefined {
  const all = schemas.map((schema) => datesOf(context, schema));
  const names = [...new Set(all.filter((dates) => dates !== undefined))];
  const isMixed = schemas.some((schema, index) => all[index] === undefined && mayBeText(context, schema));
  if (names.length > 0 && isMixed) mixed();
  return together(context, names, isMixed);
}

function mayBeText({ document }: DatesContext, schema: Json | undefined): boolean {
  return compositionOf(document, schema).some((part) => [part.type].flat().includes("string"));
}

function together(context: DatesContext, names: readonly string[], isMixed: boolean): string | undefined {
  const all = isMixed ? names.map((name) => `${use(context, "maybe")}(${name})`) : names;
  return all.length < 2 ? all[0] : `${use(context, "both")}(${all.join(", ")})`;
}

function refer(context: DatesContext, reference: string, schema: Json | undefined): string | undefined {
  const target = deref(context.document, schema);
  const component = componentOf(schema);
  if (component !== undefined && !context.holders.has(component)) return undefined;
  if (context.constants.has(target)) {
    const known = context.constants.get(target);
    // in a circle the constant has no value yet
    return known !== undefined && context.unfinished.has(known)
      ? `(value, path, refuse) => ${known}(value, path, refuse)`
      : known;
  }
  const step = (reference.split("/").at(-1) ?? "").replaceAll(/\W+/g, "_");
  const name = firstFree(context.names, [`datesOf${step}`]);
  context.constants.set(target, name);
  context.unfinished.add(name);
  const text = whole(context, target);
  context.unfinished.delete(name);
  context.constants.set(target, text && name);
  if (text !== undefined) context.lines.push(`const ${name}: Dates = ${text};`, "");
  return text && name;
}

function use({ imports }: DatesContext, name: string): string {
  imports.add(name);
  return name;
}
