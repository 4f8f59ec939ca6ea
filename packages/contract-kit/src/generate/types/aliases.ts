import { get, type JsonObject, objectOrEmpty } from "@partner-licenses/document/json";
import type { Model } from "../../model/model.ts";
import { firstFree } from "../../model/naming/free.ts";
import { compare } from "../../model/naming/order.ts";
import { type Payload, payloadsOf } from "../../model/payloads.ts";
import type { GenerateConfig } from "../config.ts";
import { sibling } from "../imports.ts";
import { docComment, fileText } from "../text.ts";
import { isTypeName } from "../words-taken.ts";

/** What the entry of the types exports besides the aliases. */
const taken = ["callbacks", "components", "operations", "paths", "webhooks"];

interface Alias {
  readonly name: string;
  readonly doc: readonly string[];
  readonly type: string;
}

/** A readable name for each component schema, and for what each webhook and callback sends. */
export function aliasesFile(model: Model, config: GenerateConfig): string {
  const names = new Set(taken);
  const schemas = schemaAliases(model.document, names);
  const named = [...namesOfPayloads(model, names)];
  const payloads = named.map(([payload, name]) => payloadAlias(payload, name));
  if (schemas.length + payloads.length === 0) return "export {};\n";
  const imports = [
    ...(schemas.length > 0 ? ["components"] : []),
    ...(["callbacks", "webhooks"] as const).filter((kind) =>
      named.some(([payload]) => payload.kind === kind),
    ),
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

/** What each payload is called in the types. */
export function payloadNames(model: Model): Map<Payload, string> {
  const names = new Set(taken);
  schemaAliases(model.document, names);
  return namesOfPayloads(model, names);
}

function namesOfPayloads({ contract }: Model, names: Set<string>): Map<Payload, string> {
  return new Map(payloadsOf(contract.workspace).map((payload) => [payload, firstFree(names, payload.names)]));
}

function payloadAlias({ kind, key, method, media, required, summary }: Payload, name: string): Alias {
  const keys = [key, method, "requestBody", "content", media.type];
  const what = kind === "webhooks" ? `the webhook \`${key}\`` : `the callback \`${key}\``;
  const type = keys.map((each) => `[${JSON.stringify(each)}]`).join("");
  return {
    name,
    doc: [summary ?? `What ${what} sends.`],
    type: required ? `${kind}${type}` : nonNullable(kind, keys),
  };
}

/** The type behind a request body that may be absent. */
function nonNullable(root: string, [path, method, body, ...rest]: readonly string[]): string {
  const [base, below] = [[path, method, body], rest].map((keys) =>
    keys.map((key) => `[${JSON.stringify(key)}]`).join(""),
  );
  return `NonNullable<${root}${base}>${below}`;
}
