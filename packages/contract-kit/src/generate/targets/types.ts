import { get, type JsonObject, objectOrEmpty } from "@partner-licenses/document/json";
import type { Model } from "../../model/model.ts";
import type { GenerateConfig } from "../config.ts";
import { dropNamedDiscriminators } from "../discriminators.ts";
import { sibling } from "../imports.ts";
import { docComment, fileText, key } from "../text.ts";

/** Generated types: `openapi.ts` by openapi-typescript, and one readable alias for each component schema. */
export async function typesTarget(model: Model, config: GenerateConfig): Promise<Record<string, string>> {
  return {
    "index.ts": indexFile(config),
    "openapi.ts": await openapiFile(model),
    "aliases.ts": aliases(model.document, config),
  };
}

/** The types of a contract by openapi-typescript: `paths`, `components`, `operations`. */
export async function openapiFile(model: Pick<Model, "document">): Promise<string> {
  // The compiler takes most of the start; a broken contract is reported without it.
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
  return fileText([astToString(nodes)]);
}

function indexFile(config: GenerateConfig): string {
  return fileText([
    `export type * from ${sibling(config, "aliases")};`,
    `export type { components, operations, paths, webhooks } from ${sibling(config, "openapi")};`,
  ]);
}

function aliases(document: JsonObject, config: GenerateConfig): string {
  const schemas = Object.entries(objectOrEmpty(get(document["components"], "schemas")));
  const used = new Set<string>();
  const lines = schemas.flatMap(([name, schema]) => {
    const alias = aliasOf(name, used);
    const description = get(schema, "description");
    const doc = docComment(typeof description === "string" ? description.trim().split("\n") : []);
    return [...doc, `export type ${alias} = components["schemas"][${JSON.stringify(name)}];`, ""];
  });
  return schemas.length === 0
    ? "export {};\n"
    : fileText([`import type { components } from ${sibling(config, "openapi")};`, "", ...lines]);
}

function aliasOf(name: string, used: Set<string>): string {
  const clean = name.replaceAll(/[^\w$]+/g, "_");
  const base = key(clean).startsWith('"') ? `_${clean}` : clean;
  const alias = used.has(base) ? `${base}_${used.size}` : base;
  used.add(alias);
  return alias;
}
