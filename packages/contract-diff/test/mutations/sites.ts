/** A node of a contract as parsed. */
// biome-ignore lint/suspicious/noExplicitAny: mutations reach into documents of any shape
export type Json = Record<string, any>;

/** A schema where it stands, and which messages carry it. */
export interface Site {
  readonly schema: Json;
  readonly directions: Set<"request" | "response">;
  /** The object that declares the schema as a property, and the property's name. */
  readonly owner?: Json;
  readonly name?: string;
  /** Whether it is one of several that must all hold: closing it would forbid what the others declare. */
  isPart?: boolean;
  /** Whether its values travel as text, which is never null. */
  isText?: boolean;
}

/** An operation where it stands. */
export interface OperationSite {
  readonly path: string;
  readonly method: string;
  readonly operation: Json;
  readonly item: Json;
  readonly flipped: boolean;
}

const methods = ["get", "put", "post", "delete", "patch"];

/** All operations: of paths, webhooks and callbacks. */
export function operations(document: Json): OperationSite[] {
  const found: OperationSite[] = [];
  const visit = (items: Json | undefined, flipped: boolean) => {
    for (const [path, item] of Object.entries(items ?? {})) {
      for (const method of methods) {
        const operation = item[method];
        if (operation === undefined) continue;
        found.push({ path, method, operation, item, flipped });
        for (const callback of Object.values<Json>(operation.callbacks ?? {})) visit(callback, !flipped);
      }
    }
  };
  visit(document.paths, false);
  visit(document.webhooks, true);
  return found;
}

/** All schemas that messages carry, each once, with the directions it is used in. */
export function sites(document: Json): Site[] {
  const found = new Map<Json, Site>();
  const deref = (value: Json[string]): Json[string] => {
    if (typeof value?.$ref !== "string") return value;
    return value.$ref
      .slice(2)
      .split("/")
      .reduce((at: Json[string], key: string) => at[key], document);
  };
  const visit = (given: Json[string], direction: "request" | "response", owner?: Json, name?: string) => {
    const schema = deref(given);
    if (typeof schema !== "object" || schema === null) return;
    // What is hidden in one direction makes verdicts depend on more than the direction.
    if (schema.readOnly || schema.writeOnly) return;
    const known = found.get(schema);
    if (known?.directions.has(direction)) return;
    if (known === undefined) {
      const own = given === schema && owner !== undefined ? { owner, name: name as string } : {};
      found.set(schema, { schema, directions: new Set([direction]), ...own });
    } else known.directions.add(direction);
    const visitMember = (inner: Json[string], list: string) => {
      visit(inner, direction);
      const site = found.get(deref(inner));
      if (site !== undefined && list === "allOf") site.isPart = true;
    };
    for (const [key, inner] of Object.entries(schema.properties ?? {})) visit(inner, direction, schema, key);
    for (const list of ["allOf", "oneOf", "anyOf", "prefixItems"])
      for (const inner of schema[list] ?? []) visitMember(inner, list);
    for (const key of ["items", "additionalProperties"]) visit(schema[key], direction);
  };
  const visitText = (given: Json[string], direction: "request" | "response") => {
    visit(given, direction);
    const site = found.get(deref(given));
    if (site !== undefined) site.isText = true;
  };
  const content = (holder: Json[string], direction: "request" | "response") => {
    for (const media of Object.values<Json>(deref(holder)?.content ?? {})) visit(media.schema, direction);
  };
  for (const { operation, item, flipped } of operations(document)) {
    const [sent, received] = flipped
      ? (["response", "request"] as const)
      : (["request", "response"] as const);
    content(operation.requestBody, sent);
    for (const parameter of [...(item.parameters ?? []), ...(operation.parameters ?? [])])
      visitText(deref(parameter).schema, sent);
    for (const response of Object.values<Json>(operation.responses ?? {})) {
      content(response, received);
      for (const header of Object.values<Json>(deref(response).headers ?? {}))
        visitText(deref(header).schema, received);
    }
  }
  return [...found.values()];
}
