import { STATUS_CODES } from "node:http";
import { Html, html } from "@partner-licenses/document/html";
import { type Cause, listCauses } from "../contract/causes.ts";
import { listExamples, listOperations } from "../contract/contract.ts";
import type { Contract } from "../contract/openapi.ts";
import { slug, uniqueSlugs } from "../markup/html.ts";
import { cell, table, typeText } from "./schema-text.ts";
import { securityText } from "./security-text.ts";

/**
 * The text of an include, read from the contract, or undefined when no include has that name.
 * `description/<anchor>` is the section under that heading of the contract's description.
 */
export function contractInclude(contract: Contract, name: string): string | undefined {
  if (name.startsWith("description/")) return section(contract, name.slice("description/".length));
  switch (name) {
    case "causes":
      return causes(contract);
    case "servers":
      return servers(contract);
    case "examples":
      return examples(contract);
    case "request-headers":
      return requestHeaders(contract);
    case "security":
      return securityText(contract).slice(1).join("\n\n") || "The contract names no security scheme.";
    case "schemes":
      return securityText(contract).join("\n\n");
    default:
      return undefined;
  }
}

function section(contract: Contract, anchor: string): string {
  const [, ...sections] = `\n${contract.info.description ?? ""}`.split(/\n(?=## )/);
  for (const text of sections) {
    const [heading = "", ...lines] = text.split("\n");
    if (slug(heading) === anchor) return lines.join("\n").trim();
  }
  return `The contract's description has no section "${anchor.replaceAll("-", " ")}".`;
}

function causes(contract: Contract): string {
  const all = listCauses(contract);
  const statuses = [...new Set(all.map(({ status }) => status))];
  const toId = uniqueSlugs();
  const text = statuses.map((status) =>
    causeGroup(
      status,
      all.filter((cause) => cause.status === status),
      toId,
    ),
  );
  return text.join("\n\n") || "The contract names no example of an error.";
}

function causeGroup(status: string, group: Cause[], toId: (code: string) => string): string {
  const operations = new Set(group.flatMap((cause) => cause.operations));
  const rows = group.map((cause) => [
    cause.code === undefined ? "none" : anchored(cause.code, toId(`code ${cause.code}`)),
    `**${cell([cause.meaning])}** ${cell([cause.advice])}`.trim(),
    ...(operations.size > 1 ? [cause.operations.map((id) => `\`${id}\``).join(", ")] : []),
  ]);
  return [
    `### ${status} ${STATUS_CODES[status] ?? ""}`.trim(),
    [...new Set(group.map((cause) => cause.general))].join("\n\n"),
    table(["Code", "Cause", ...(operations.size > 1 ? ["Operations"] : [])], rows),
  ].join("\n\n");
}

/** A code with an address of its own, for who meets it in a log. */
const anchored = (code: string, id: string) =>
  html`<a id="${id}" href="#${id}">${new Html(`\`${code}\``)}</a>`.text;

function servers(contract: Contract): string {
  const rows = (contract.servers ?? []).map((server) => [
    server["x-environment"] ? `\`${server["x-environment"]}\`` : "",
    `\`${server.url}\``,
    cell([server.description]),
  ]);
  return table(["Environment", "Base URL", "For"], rows) || "The contract names no server.";
}

function examples(contract: Contract): string {
  const rows = listOperations(contract).flatMap(({ responses }) =>
    responses.flatMap(({ status, response }) =>
      Object.values(response.content ?? {}).flatMap((media) =>
        listExamples(contract, media).map(({ name, summary }) => [
          status,
          `\`${name}\``,
          cell([summary ?? response.description]),
        ]),
      ),
    ),
  );
  return table(["Code", "Example", "Answer"], unique(rows)) || "The contract has no named examples.";
}

function requestHeaders(contract: Contract): string {
  const rows = listOperations(contract).flatMap(({ parameters }) =>
    parameters
      .filter((parameter) => parameter.in === "header")
      .map((parameter) => [
        `\`${parameter.name}\``,
        typeText(parameter.schema, (name) => name),
        cell([parameter.description]),
      ]),
  );
  return table(["Header", "Type", "Meaning"], unique(rows)) || "The contract has no request headers.";
}

function unique(rows: string[][]): string[][] {
  return [...new Map(rows.map((row) => [row.join("\n"), row])).values()];
}
