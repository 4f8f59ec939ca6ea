import { get, objectOrEmpty } from "@partner-licenses/document/json";
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

/** A readable name for each component schema, and for what each webhook and callback sends. */
export function aliasesFile(
  model: Model,
  config: GenerateConfig,
  declared: ReadonlyMap<string, string>,
): string {
  const schemas = [...schemaNames(model, [...declared.keys()])].map(([schema, name]) => {
    const own = declared.get(schema);
    return own === name ? name : `${own} as ${name}`;
  });
  const payloads = [...payloadNames(model)];
  const kinds = (["callbacks", "webhooks"] as const).filter((kind) =>
    payloads.some(([payload]) => payload.kind === kind),
  );
  const file = sibling(config, "openapi");
  if (schemas.length + payloads.length === 0) return "export {};\n";
  return fileText([
    ...(kinds.length > 0 ? [`import type { ${kinds.join(", ")} } from ${file};`, ""] : []),
    ...(schemas.length > 0
      ? ["export type {", ...schemas.map((name) => `  ${name},`), `} from ${file};`, ""]
      : []),
    ...payloads.flatMap(([payload, name]) => payloadAlias(payload, name)),
  ]);
}

/** What the type of each component schema is called; first those of the contract, then what only the types have. */
export function schemaNames(model: Model, all: readonly string[]): Map<string, string> {
  const names = new Set(taken);
  const schemas = Object.keys(objectOrEmpty(get(model.document.components, "schemas")));
  const given = aliasNames(schemas, names);
  namesOfPayloads(model, names);
  const added = all.filter((name) => !given.has(name));
  return new Map([...given, ...aliasNames(added, names)]);
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
  const names = new Set([...taken, ...schemaNames(model, []).values()]);
  return namesOfPayloads(model, names);
}

function namesOfPayloads({ contract }: Model, names: Set<string>): Map<Payload, string> {
  return new Map(payloadsOf(contract.workspace).map((payload) => [payload, firstFree(names, payload.names)]));
}

function payloadAlias({ kind, key, method, media, required, summary }: Payload, name: string): string[] {
  const keys = [key, method, "requestBody", "content", media.type];
  const what = kind === "webhooks" ? `the webhook \`${key}\`` : `the callback \`${key}\``;
  const type = keys.map((each) => `[${JSON.stringify(each)}]`).join("");
  return [
    ...docComment([summary ?? `What ${what} sends.`]),
    `export type ${name} = ${required ? `${kind}${type}` : nonNullable(kind, keys)};`,
    "",
  ];
}

/** The type behind a request body that may be absent. */
function nonNullable(root: string, [path, method, body, ...rest]: readonly string[]): string {
  const [base, below] = [[path, method, body], rest].map((keys) =>
    keys.map((key) => `[${JSON.stringify(key)}]`).join(""),
  );
  return `NonNullable<${root}${base}>${below}`;
}
