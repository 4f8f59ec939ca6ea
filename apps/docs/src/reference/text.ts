import type { Example } from "@partner-licenses/document/model/content";
import { type ContractOperation, deref, listExamples, listOperations } from "../contract/contract.ts";
import type { Contract, Header, MediaType, RequestBody, Response } from "../contract/openapi.ts";
import { slug } from "../markup/html.ts";
import type { Version } from "../versions/versions.ts";
import { samplesOf } from "./samples.ts";
import { cell, limitsText, propertyRows, table, typeText } from "./schema-text.ts";
import { securityText } from "./security-text.ts";

// Examples longer than this many lines are left to the contract file: a page of text is for reading.
const EXAMPLE_LINES = 80;

// Names that Redoc shows, as a code block has them.
const LANGUAGES: Readonly<Record<string, string>> = { TypeScript: "ts", JavaScript: "js", curl: "sh" };

const link = (name: string) => `[${name}](#${slug(name)})`;

/** The whole reference as Markdown, for readers without scripts, search engines and language models. */
export function referenceText({ contract, samples }: Pick<Version, "contract" | "samples">): string {
  const { info } = contract;
  const security = securityText(contract);
  const parts = [
    `# ${info.title} ${info.version}`,
    ...(info.description ? [demote(info.description, 1)] : []),
    "## Servers",
    table(
      ["URL", "Description"],
      (contract.servers ?? []).map((server) => [`\`${server.url}\``, cell([server.description])]),
    ) || "The contract names no server.",
    ...(security.length > 0 ? ["## Security", ...security] : []),
    "## Operations",
    ...listOperations(contract).flatMap((entry) => operationText(contract, entry, samples)),
    ...schemasText(contract),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function operationText(contract: Contract, entry: ContractOperation, samples: Version["samples"]): string[] {
  const { operation, method, path, parameters, responses } = entry;
  const rows = parameters.map((parameter) => [
    `\`${parameter.name}\``,
    parameter.in,
    typeText(parameter.schema, link),
    parameter.required ? "required" : "optional",
    cell([parameter.description, parameter.schema && limitsText(parameter.schema)]),
  ]);
  return [
    `### ${operation.summary ?? entry.id}`,
    `\`${method.toUpperCase()} ${path}\` · operation \`${entry.id}\`${operation.deprecated ? " · **deprecated**" : ""}`,
    ...samplesOf(contract, entry, samples).map(
      ({ lang, label, source }) => `\`\`\`${LANGUAGES[lang] ?? lang} ${label}\n${source.trimEnd()}\n\`\`\``,
    ),
    demote(operation.description ?? "", 3),
    ...(rows.length > 0
      ? ["#### Parameters", table(["Name", "In", "Type", "Needed", "Description"], rows)]
      : []),
    ...bodyText(contract, entry),
    ...responses.flatMap(({ status, response }) => responseText(contract, status, response)),
  ];
}

function bodyText(contract: Contract, entry: ContractOperation): string[] {
  if (!entry.operation.requestBody) return [];
  const body = deref<RequestBody>(contract, entry.operation.requestBody);
  return ["#### Request body", demote(body.description ?? "", 4), ...contentText(contract, body.content)];
}

function responseText(contract: Contract, status: string, response: Response): string[] {
  const headers = Object.entries(response.headers ?? {}).map(([name, entry]) => {
    const header = deref<Header>(contract, entry);
    const example = header.example === undefined ? "" : `Example \`${header.example}\``;
    return [`\`${name}\``, typeText(header.schema, link), cell([header.description, example])];
  });
  return [
    `#### Response ${status}`,
    demote(response.description ?? "", 4),
    table(["Header", "Type", "Description"], headers),
    ...contentText(contract, response.content),
  ];
}

function contentText(contract: Contract, content: Record<string, MediaType> | undefined): string[] {
  return Object.entries(content ?? {}).flatMap(([type, media]) => [
    `Body: \`${type}\`, ${typeText(media.schema, link)}`,
    ...listExamples(contract, media).flatMap(exampleText),
  ]);
}

function exampleText({ name, summary, description, value }: Example): string[] {
  const json = JSON.stringify(value, null, 2) ?? "";
  const lines = json.split("\n").length;
  const body =
    lines > EXAMPLE_LINES ? `${lines} lines: see the contract file.` : `\`\`\`json\n${json}\n\`\`\``;
  return [`Example \`${name}\`: ${cell([summary ?? name, description]).replaceAll("\\|", "|")}`, body];
}

function schemasText(contract: Contract): string[] {
  const schemas = Object.entries(contract.components?.schemas ?? {});
  if (schemas.length === 0) return [];
  return [
    "## Schemas",
    ...schemas.flatMap(([name, schema]) => [
      `### ${name}`,
      demote(schema.description ?? "", 3),
      table(["Property", "Type", "Needed", "Description"], propertyRows(contract, schema, link)) ||
        `Type: ${typeText(schema, link)}. ${limitsText(schema)}`.trim(),
    ]),
  ];
}

/** Headings inside a description start one level below the heading that they stand under, however deep they are. */
function demote(markdown: string, level: number): string {
  const headings = /^#{1,6}(?= )/gm;
  const levels = (markdown.match(headings) ?? []).map((hashes) => hashes.length);
  const shift = level + 1 - Math.min(...levels);
  return markdown.trim().replaceAll(headings, (hashes) => "#".repeat(Math.min(6, hashes.length + shift)));
}
