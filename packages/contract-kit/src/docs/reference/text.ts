import type { Example } from "@partner-licenses/document/model/content";
import type { CodeSample } from "../../generate/targets/samples.ts";
import {
  type ContractOperation,
  deref,
  listExamples,
  listOperations,
  listWebhooks,
} from "../contract/contract.ts";
import type {
  Contract,
  HeaderObject,
  MediaType,
  RequestBody,
  Response,
  Schema,
} from "../contract/openapi.ts";
import { slug } from "../markup/html.ts";
import { renderInline } from "../markup/markdown.ts";
import { samplesOf } from "./samples.ts";
import { cell, limitsText, propertyRows, table, typeText } from "./schema-text.ts";
import { securityText } from "./security-text.ts";

// Examples longer than this many lines are left to the contract file: a page of text is for reading.
const EXAMPLE_LINES = 80;

// Names that Redoc shows, as a code block has them.
const LANGUAGES: Readonly<Record<string, string>> = { TypeScript: "ts", JavaScript: "js", curl: "sh" };

/** Where the text of an operation stands: in one document with all others, or on a page of its own. */
interface Form {
  /** Level of its heading. */
  level: number;
  /** Where a schema with a name stands, seen from the text. */
  schema(name: string): string;
  /** Whether what is long may be folded, which Markdown cannot. */
  folds: boolean;
}

type Link = (name: string) => string;

const inWhole: Form = { level: 3, schema: (name) => `#${slug(name)}`, folds: false };
const onPage = { level: 1, folds: true };

/** A contract, and the code samples of its operations by operationId. */
export interface Reference {
  readonly contract: Contract;
  readonly samples: ReadonlyMap<string, CodeSample>;
  /** Environment variable of the token, as those samples have it. */
  readonly tokenVariable?: string | undefined;
}

/** The whole reference as one Markdown document, for search engines and language models. */
export function referenceText(reference: Reference): string {
  const { contract } = reference;
  const { info } = contract;
  const webhooks = listWebhooks(contract);
  return joined([
    `# ${info.title} ${info.version}`,
    ...(info.description ? [demote(info.description, 1)] : []),
    ...accessText(contract),
    "## Operations",
    ...listOperations(contract).flatMap((entry) => operationText(reference, entry, inWhole)),
    webhooks.length > 0 ? "## Webhooks" : "",
    ...webhooks.flatMap((entry) => operationText(reference, entry, inWhole)),
    ...schemasText(contract, false),
  ]);
}

/** One operation, with the addresses of the page that calls it, where there is one, and of schemas. */
export function operationPageText(
  reference: Reference,
  entry: ContractOperation,
  tryPage: string | undefined,
  schema: Form["schema"],
): string {
  const [heading = "", call = "", ...rest] = operationText(reference, entry, { ...onPage, schema });
  return joined([heading, `${call}${tryPage ? ` · [Try it in the browser](${tryPage})` : ""}`, ...rest]);
}

/** The parts of a text that have something to say. */
export const joined = (parts: string[]) => `${parts.filter((part) => part !== "").join("\n\n")}\n`;

/** Servers, and how calls are let in. */
export function accessText(contract: Contract): string[] {
  const security = securityText(contract);
  const servers = contract.servers ?? [];
  const isDescribed = servers.some(({ description }) => description);
  const rows = servers.map(({ url, description }) => [`\`${url}\``, cell([description])]);
  const list = isDescribed ? table(["URL", "Description"], rows) : rows.map(([url]) => `- ${url}`).join("\n");
  return [
    "## Servers",
    list || "The contract names no server.",
    ...(security.length > 0 ? ["## Security", ...security] : []),
  ];
}

function operationText(reference: Reference, entry: ContractOperation, form: Form): string[] {
  const { contract } = reference;
  const { operation, method, path, parameters, responses } = entry;
  const link = linkTo(contract, form.schema);
  const part = "#".repeat(form.level + 1);
  const rows = parameters.map(({ name, in: place, schema, required, description }) => [
    `\`${name}\``,
    place,
    typeText(schema, link),
    required ? "required" : "optional",
    cell([description, schema && limitsText(schema)]),
  ]);
  return [
    `${"#".repeat(form.level)} ${operation.summary ?? entry.id}`,
    `\`${method.toUpperCase()} ${path}\` · ${entry.isWebhook ? "webhook, which the API sends to you" : `operation \`${entry.id}\``}${operation.deprecated ? " · **deprecated**" : ""}`,
    ...(entry.isWebhook ? [] : samplesOf(reference, entry)).flatMap(({ lang, label, source }, index) => {
      const code = `\`\`\`${LANGUAGES[lang] ?? lang} ${label}\n${source.trimEnd()}\n\`\`\``;
      return form.folds && index > 0 ? folded(label, code) : [code];
    }),
    demote(operation.description ?? "", form.level),
    ...(rows.length > 0
      ? [`${part} Parameters`, described(["Name", "In", "Type", "Needed", "Description"], rows, form)]
      : []),
    ...bodyText(contract, entry, link, form),
    ...responses.flatMap(({ status, response }) => responseText(contract, status, response, link, form)),
  ];
}

function bodyText(contract: Contract, entry: ContractOperation, link: Link, form: Form): string[] {
  if (!entry.operation.requestBody) return [];
  const body = deref<RequestBody>(contract, entry.operation.requestBody);
  return [
    `${"#".repeat(form.level + 1)} Request body`,
    demote(body.description ?? "", form.level + 1),
    ...contentText(contract, body.content, link, form),
  ];
}

function responseText(
  contract: Contract,
  status: string,
  response: Response,
  link: Link,
  form: Form,
): string[] {
  const entries = Object.entries(response.headers ?? {});
  const headers = entries.map(([name, entry]) => {
    const header = deref<HeaderObject>(contract, entry);
    const example = header.example === undefined ? "" : `Example \`${header.example}\``;
    return [`\`${name}\``, typeText(header.schema, link), cell([header.description, example])];
  });
  const list = described(["Header", "Type", "Description"], headers, form);
  const names = entries.map(([name]) => `\`${name}\``).join(", ");
  return [
    `${"#".repeat(form.level + 1)} Response ${status}`,
    demote(response.description ?? "", form.level + 1),
    ...contentText(contract, response.content, link, form),
    // Most responses have the same ones.
    ...(form.folds && list !== "" ? folded(`Headers: ${names}`, list) : [list]),
  ];
}

function contentText(
  contract: Contract,
  content: Record<string, MediaType> | undefined,
  link: Link,
  form: Form,
): string[] {
  const alike = new Map<string, { types: string[]; media: MediaType }>();
  for (const [type, media] of Object.entries(content ?? {})) {
    const key = JSON.stringify(media);
    alike.set(key, { types: [...(alike.get(key)?.types ?? []), `\`${type}\``], media });
  }
  return [...alike.values()].flatMap(({ types, media }) => [
    `Body: ${types.join(" or ")}, ${typeText(media.schema, link)}`,
    propertiesText(namelessRows(contract, media.schema, link), form),
    ...listExamples(contract, media).flatMap((example) => exampleText(example, form)),
  ]);
}

const propertiesText = (rows: string[][], form: Form) =>
  described(["Property", "Type", "Needed", "Description"], rows, form);

/** A table of what has a name, facts and a description. A page has no room for a column of each. */
function described(head: string[], rows: string[][], { folds }: Form): string {
  if (!folds) return table(head, rows);
  const narrow = rows.map(([name = "", ...facts]) => {
    const text = facts.pop();
    return [name, text ? `${facts.join(" · ")}<br>${text}` : facts.join(" · ")];
  });
  return table([head[0] ?? "", "Description"], narrow);
}

/** The members of a body without a name, or of its items: those with one have their place among the schemas. */
function namelessRows(contract: Contract, schema: Schema | boolean | undefined, link: Link): string[][] {
  if (schema === undefined || typeof schema === "boolean" || schema.$ref) return [];
  return schema.items ? namelessRows(contract, schema.items, link) : propertyRows(contract, schema, link);
}

function exampleText({ name, summary, description, value }: Example, { folds }: Form): string[] {
  const json = JSON.stringify(value, null, 2) ?? "";
  const lines = json.split("\n").length;
  const body =
    lines > EXAMPLE_LINES ? `${lines} lines: see the contract file.` : `\`\`\`json\n${json}\n\`\`\``;
  const words = cell([summary, description]).replaceAll("\\|", "|");
  const title = `Example \`${name}\`${words === "" ? "" : `: ${words}`}`;
  return folds ? folded(title, body) : [title, body];
}

/** Markdown has no word for what unfolds, so this is HTML around it. */
const folded = (title: string, body: string): string[] => [
  `<details class="fold"><summary>${renderInline(title)}</summary>`,
  body,
  "</details>",
];

/** Links to schemas that have a name in the contract; any other is called by its name. */
function linkTo({ components }: Contract, address: Form["schema"]): Link {
  return (name) =>
    Object.hasOwn(components?.schemas ?? {}, name) ? `[${name}](${address(name)})` : `\`${name}\``;
}

/** All schemas that have a name; `folds` where they stand on a page. */
export function schemasText(contract: Contract, folds: boolean): string[] {
  const schemas = Object.entries(contract.components?.schemas ?? {});
  if (schemas.length === 0) return [];
  const form = { ...inWhole, folds };
  return ["## Schemas", ...schemas.flatMap(([name, schema]) => schemaText(contract, name, schema, form))];
}

/** One schema on a page of its own. */
export function schemaPageText(
  contract: Contract,
  name: string,
  schema: Schema,
  address: Form["schema"],
): string {
  return joined(schemaText(contract, name, schema, { ...onPage, schema: address }));
}

function schemaText(contract: Contract, name: string, schema: Schema, form: Form): string[] {
  const link = linkTo(contract, form.schema);
  return [
    `${"#".repeat(form.level)} ${name}`,
    demote(schema.description ?? "", form.level),
    propertiesText(propertyRows(contract, schema, link), form) ||
      `Type: ${typeText(schema, link)}. ${limitsText(schema)}`.trim(),
  ];
}

/** Headings inside a description start one level below the heading that they stand under, however deep they are. */
export function demote(markdown: string, level: number): string {
  const headings = /^#{1,6}(?= )/gm;
  const levels = (markdown.match(headings) ?? []).map((hashes) => hashes.length);
  const shift = level + 1 - Math.min(...levels);
  return markdown.trim().replaceAll(headings, (hashes) => "#".repeat(Math.min(6, hashes.length + shift)));
}
