import type { Contract } from "../contract/openapi.ts";
import { operationGroups, schemaPages } from "./operations.ts";
import { table } from "./schema-text.ts";
import { accessText, demote, joined, schemasText } from "./text.ts";

/** Where the overview leads to. */
export interface OverviewForm {
  /** From the overview to the pages of the reference. */
  readonly folder: string;
  /** A line about the same reference in another form. */
  readonly other?: string;
  /** Whether schemas have pages of their own; else they stand here. */
  readonly listsSchemas?: true;
}

/** What all operations share, with the list of them first. */
export function overviewText(contract: Contract, { folder, other = "", listsSchemas }: OverviewForm): string {
  const { title, version, description = "" } = contract.info;
  const [lead = "", ...rest] = description.trim().split(/\n\s*\n/);
  const address = (path: string) => path.replace("reference/", folder);
  const groups = operationGroups(contract).flatMap(({ name, description, pages }) => {
    const rows = pages.map(({ entry: { operation, id, method, path }, path: page }) => [
      `[${(operation.summary ?? id).replaceAll("|", "\\|")}](${address(page)})${operation.deprecated ? " · deprecated" : ""}`,
      `\`${method.toUpperCase()} ${path}\``,
    ]);
    return [
      `## ${name}`,
      demote(description, 2),
      table(["Operation", "Call"], rows) || "The contract has no operation.",
    ];
  });
  const schemas = [...schemaPages(contract)].map(([name, page]) => `- [${name}](${address(page)})`);
  return joined([
    `# ${title} ${version}`,
    lead.startsWith("#") ? "" : lead,
    ...groups,
    other,
    demote((lead.startsWith("#") ? [lead, ...rest] : rest).join("\n\n"), 1),
    ...accessText(contract),
    ...(listsSchemas
      ? [schemas.length > 0 ? "## Schemas" : "", schemas.join("\n")]
      : schemasText(contract, true)),
  ]);
}
