import { asObject, type JsonObject } from "@partner-licenses/document/objects";
import type { Model } from "../../model/model.ts";
import { dropNamedDiscriminators } from "../discriminators.ts";
import { docComment, fileText, key } from "../text.ts";

/** Generated types: `openapi.ts` by openapi-typescript, and one readable alias for each component schema. */
export async function typesTarget(model: Model): Promise<Record<string, string>> {
  // The compiler takes most of the start; a broken contract is told without it.
  const [{ default: openapiTS, astToString }, { openUnions }] = await Promise.all([
    import("openapi-typescript"),
    import("../open-unions.ts"),
  ]);
  const document = structuredClone(model.document) as JsonObject;
  dropNamedDiscriminators(document);
  const nodes = await openapiTS(document as never, {
    transform: openUnions,
    defaultNonNullable: false,
    silent: true,
  });
  return { "openapi.ts": fileText([astToString(nodes)]), "aliases.ts": aliases(model.document) };
}

function aliases(document: JsonObject): string {
  const schemas = Object.entries(asObject(asObject(document["components"])["schemas"]));
  const used = new Set<string>();
  const lines = schemas.flatMap(([name, schema]) => {
    const alias = aliasOf(name, used);
    const description = asObject(schema)["description"];
    const doc = docComment(typeof description === "string" ? description.trim().split("\n") : []);
    return [...doc, `export type ${alias} = components["schemas"][${JSON.stringify(name)}];`, ""];
  });
  return schemas.length === 0
    ? "export {};\n"
    : fileText(['import type { components } from "./openapi.ts";', "", ...lines]);
}

function aliasOf(name: string, used: Set<string>): string {
  const clean = name.replaceAll(/[^\w$]+/g, "_");
  const base = key(clean).startsWith('"') ? `_${clean}` : clean;
  const alias = used.has(base) ? `${base}_${used.size}` : base;
  used.add(alias);
  return alias;
}
