import type { JsonObject } from "../json.ts";
import { type Ajv, newAjv } from "./ajv.ts";
import type { Schema, Schemas } from "./schema/schemas.ts";

/** Compiled definitions, which are forgotten with the schemas that they are of. */
const webs = new WeakMap<Schemas, Ajv>();

/**
 * Compiles a schema that reaches many definitions. In a web of schemas each reaches nearly all: compiled once for each
 * of hundreds of bodies they cost minutes and gigabytes, so they are compiled once for all.
 */
export function compileInWeb(
  schema: Schema,
  definitions: ReadonlyMap<string, Schema>,
): ReturnType<Ajv["compile"]> {
  const web = webs.get(schema.home) ?? newAjv();
  webs.set(schema.home, web);
  for (const [name, inner] of definitions)
    if (web.schemas[idOf(name)] === undefined) web.addSchema(linked(inner, name));
  const root = linked(schema, "root");
  const compiled = web.compile(root);
  web.removeSchema(root);
  return compiled;
}

/** The schema as it is, by identity: errors are traced to it. What it refers to is elsewhere in the web. */
function linked({ root, uses }: Schema, name: string): JsonObject {
  const links = [...uses].map((used): [string, JsonObject] => [used, { $ref: idOf(used) }]);
  // Without a name of its own, Ajv would take its definitions for those of another.
  return { $id: idOf(name), $ref: "#/$defs/self", $defs: Object.fromEntries([["self", root], ...links]) };
}

function idOf(name: string): string {
  return `web:${name}`;
}
