import type { Model } from "../../model/model.ts";
import { payloadsOf } from "../../model/payloads.ts";
import type { GenerateConfig } from "../config.ts";
import { sibling } from "../imports.ts";
import { fileText } from "../text.ts";
import { aliasesFile } from "../types/aliases.ts";
import { openapiTypes } from "../types/openapi.ts";

/** Generated types: `openapi.ts` by openapi-typescript, and a readable name for each component schema. */
export async function typesTarget(model: Model, config: GenerateConfig): Promise<Record<string, string>> {
  const { text, names } = await openapiTypes(model, config.dates ? "dates" : "texts");
  return {
    "index.ts": indexFile(model, config),
    "openapi.ts": text,
    "aliases.ts": aliasesFile(model, config, names),
  };
}

function indexFile({ contract }: Model, config: GenerateConfig): string {
  const hasCallbacks = payloadsOf(contract.workspace).some(({ kind }) => kind === "callbacks");
  const names = [...(hasCallbacks ? ["callbacks"] : []), "components", "operations", "paths", "webhooks"];
  return fileText([
    `export type * from ${sibling(config, "aliases")};`,
    `export type { ${names.join(", ")} } from ${sibling(config, "openapi")};`,
  ]);
}
