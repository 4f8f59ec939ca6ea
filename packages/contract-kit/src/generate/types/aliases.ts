import { get, type JsonObject, objectOrEmpty } from "@partner-licenses/document/json";
import { webhooksOf } from "@partner-licenses/document/model/operations";
import type { Model } from "../../model/model.ts";
import { firstFree } from "../../model/naming/free.ts";
import { compare } from "../../model/naming/order.ts";
import { pascalCase } from "../../model/words.ts";
import type { GenerateConfig } from "../config.ts";
import { sibling } from "../imports.ts";
import { docComment, fileText } from "../text.ts";
import { isTypeName } from "../words-taken.ts";

/** What the entry of the types exports besides the aliases. */
const taken = ["components", "operations", "paths", "webhooks"];

interface Alias {
  readonly name: string;
  readonly doc: readonly string[];
  readonly type: string;
}

/** A readable name for each component schema and for what each webhook sends. */
export function aliasesFile(model: Model, config: GenerateConfig): string {
  const names = new Set(taken);
  const schemas = schemaAliases(model.document, names);
  const payloads = webhookAliases(model, names);
  if (schemas.length + payloads.length === 0) return "export {};\n";
  const imports = [
    ...(schemas.length > 0 ? ["components"] : []),
    ...(payloads.length > 0 ? ["webhooks"] : []),
  ];
  return fileText([
    `import type { ${imports.join(", ")} } from ${sibling(config, "openapi")};`,
    "",
    ...[...schemas, ...payloads].flatMap(({ name, doc, type }) => [
      ...docComment(doc),
      `export type ${name} = ${type};`,
      "",
    ]),
  ]);
}

function schemaAliases(document: JsonObject, names: Set<string>): Alias[] {
  const schemas = Object.entries(objectOrEmpty(get(document.components, "schemas")));
  const given = aliasNames(
    schemas.map(([name]) => name),
    names,
  );
  return schemas.map(([schema, value]) => {
    const description = get(value, "description");
    return {
      name: given.get(schema) ?? schema,
      doc: typeof description === "string" ? description.trim().split("\n") : [],
      type: `components["schemas"][${JSON.stringify(schema)}]`,
    };
  });
}

/** Names that are right as they are stay so, whatever the others are; the others get theirs by the alphabet. */
function aliasNames(schemas: readonly string[], taken: Set<string>): Map<string, string> {
  const given = new Map<string, string>();
  for (const name of schemas)
    if (isTypeName(name) && !taken.has(name)) given.set(name, firstFree(taken, [name]));
  for (const name of [...schemas].sort(compare)) {
    if (given.has(name)) continue;
    const clean = name.replaceAll(/[^\p{L}\p{Nd}_$]+/gu, "_");
    const safe = /^[\p{L}_$]/u.test(clean) ? clean : `_${clean}`;
    given.set(name, firstFree(taken, [isTypeName(safe) ? safe : `${safe}_`]));
  }
  return given;
}

function webhookAliases({ contract }: Model, names: Set<string>): Alias[] {
  return webhooksOf(contract.workspace).flatMap(({ path, method, body, summary }) => {
    const media = body?.content[0];
    if (media === undefined || media.schema === undefined) return [];
    const name = firstFree(names, [
      `${pascalCase(path)}Webhook`,
      `${pascalCase(`${path} ${method}`)}Webhook`,
    ]);
    const where = ["webhooks", path, method, "requestBody", "content", media.type];
    const [root, ...keys] = where;
    const type = keys.map((key) => `[${JSON.stringify(key)}]`).join("");
    const optional = body?.required === true ? `${root}${type}` : nonNullable(`${root}`, keys);
    return [{ name, doc: [summary ?? `What the webhook \`${path}\` sends.`], type: optional }];
  });
}

/** The type behind a request body that may be absent. */
function nonNullable(root: string, [path, method, body, ...rest]: readonly string[]): string {
  const [base, below] = [[path, method, body], rest].map((keys) =>
    keys.map((key) => `[${JSON.stringify(key)}]`).join(""),
  );
  return `NonNullable<${root}${base}>${below}`;
}
