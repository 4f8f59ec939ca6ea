import { workspaceOf } from "@partner-licenses/document/deref";
import type { ObjectKind } from "@partner-licenses/document/grammar/grammar";
import { childKind } from "@partner-licenses/document/grammar/walk";
import { get, isObject, type Json, type JsonObject, objectOrEmpty } from "@partner-licenses/document/json";
import { operationsOf } from "@partner-licenses/document/model/operations";
import { join } from "@partner-licenses/document/reader/pointer";
import { firstFree } from "../../model/naming/free.ts";
import { dated, dateFormat } from "../dates/parts.ts";
import { componentOf } from "./component.ts";
import { holdersWhere } from "./marked.ts";

/** Marks a text that is a `Date` in code. */
export const dateMark = "x-date";

/** The components with a date somewhere inside. */
export function dateHolders(components: JsonObject): Set<string> {
  return holdersWhere(components, (schema) => dateFormat(schema) !== undefined, dated);
}

/** Gives successes types of their own, in which dates are `Date`: requests, errors and payloads keep texts. */
export function typeDates(document: JsonObject): void {
  const copier = new DateCopier(objectOrEmpty(get(document.components, "schemas")));
  const workspace = workspaceOf(document);
  const media = operationsOf(workspace)
    .flatMap(({ responses }) => responses.filter(({ status }) => /^2/.test(status)))
    .flatMap(({ content }) => content.map(({ value }) => value));
  for (const each of new Set(media))
    if (each.schema !== undefined) each.schema = copier.copy("schema", each.schema);
}

class DateCopier {
  private readonly components: JsonObject;
  private readonly holders: ReadonlySet<string>;
  private readonly given = new Map<string, string>();
  private readonly names: Set<string>;

  constructor(components: JsonObject) {
    this.components = components;
    this.holders = dateHolders(components);
    this.names = new Set(Object.keys(components));
  }

  copy(kind: ObjectKind, value: Json): Json {
    if (typeof value !== "object" || value === null) return value;
    const component = kind === "schema" ? componentOf(value) : undefined;
    if (component !== undefined && this.holders.has(component))
      return { ...(value as JsonObject), $ref: this.datedOf(component) };
    const inside = (key: string, member: Json): Json => {
      const child = childKind(kind, value, key);
      const isLeftOut = kind === "schema" && !Array.isArray(value) && !dated.has(key);
      return child === undefined || isLeftOut ? member : this.copy(child, member);
    };
    if (Array.isArray(value)) return value.map((item, index) => inside(String(index), item));
    const copied = Object.entries(value).flatMap(([key, member]) =>
      member === undefined ? [] : [[key, inside(key, member)] as const],
    );
    const isDate = kind === "schema" && isObject(value) && dateFormat(value) !== undefined;
    return { ...Object.fromEntries(copied), ...(isDate && { [dateMark]: true }) };
  }

  private datedOf(component: string): string {
    const known = this.given.get(component);
    const name = known ?? firstFree(this.names, [`${component}WithDates`]);
    this.given.set(component, name);
    if (known === undefined) this.components[name] = this.copy("schema", this.components[component] ?? {});
    return join("#", "components", "schemas", name);
  }
}
