import { capitalize } from "../../model/words.ts";
import { deref } from "../contract/contract.ts";
import type { Contract, Schema } from "../contract/openapi.ts";

/** A schema's type in words, in the notation of TypeScript: `string (uuid)`, `Foo[]`, `string | number`. */
export function typeText(schema: Schema | boolean | undefined, link: (name: string) => string): string {
  if (schema === undefined || typeof schema === "boolean") return "any";
  if (schema.$ref) return link(schema.$ref.split("/").at(-1) ?? schema.$ref);
  const variants = schema.oneOf ?? schema.anyOf;
  if (variants) return variants.map((part) => typeText(part, link)).join(" | ");
  if (schema.allOf) return schema.allOf.map((part) => typeText(part, link)).join(" & ");
  if (schema.const !== undefined) return `\`${JSON.stringify(schema.const)}\``;
  if (schema.enum) return schema.enum.map((value) => `\`${JSON.stringify(value)}\``).join(" | ");
  if (schema.items) {
    const items = typeText(schema.items, link);
    return items.includes(" | ") || items.includes(" & ") ? `(${items})[]` : `${items}[]`;
  }
  const type = [schema.type ?? (schema.properties ? "object" : "any")].flat().join(" | ");
  return schema.format ? `${type} (${schema.format})` : type;
}

/** Limits and known values of a schema as a sentence, `""` when it has none. */
export function limitsText(schema: Schema): string {
  const limits: [string, unknown][] = [
    ["at least", schema.minimum],
    ["above", schema.exclusiveMinimum],
    ["at most", schema.maximum],
    ["below", schema.exclusiveMaximum],
    ["min. length", schema.minLength],
    ["max. length", schema.maxLength],
    ["min. items", schema.minItems],
    ["max. items", schema.maxItems],
    ["default", schema.default === undefined ? undefined : JSON.stringify(schema.default)],
  ];
  const parts = limits
    .filter(([, value]) => value !== undefined)
    .map(([label, value]) => `${label} ${value}`);
  if (schema.pattern) parts.push(`pattern \`${schema.pattern}\``);
  const known = schema["x-extensible-enum"];
  if (known) parts.push(`known values ${known.map((value) => `\`${value}\``).join(", ")}; more may come`);
  const example = schema.examples?.[0] ?? schema.example;
  if (example !== undefined && typeof example !== "object")
    parts.push(`example \`${JSON.stringify(example)}\``);
  return capitalize(parts.join("; "));
}

/** One row per property: name, type, required, description. Inherited parts (`allOf`) are flattened. */
export function propertyRows(contract: Contract, schema: Schema, link: (name: string) => string): string[][] {
  const inherited = (schema.allOf ?? []).flatMap((part) =>
    propertyRows(contract, deref(contract, part), link),
  );
  const own = Object.entries(schema.properties ?? {}).map(([name, property]) => [
    `\`${name}\``,
    typeText(property, link),
    schema.required?.includes(name) ? "required" : "optional",
    cell([property.description, limitsText(property)]),
  ]);
  return [...inherited, ...own];
}

/** Joins the given texts into one table cell: no line breaks, no bare pipes, sentences apart. */
export function cell(texts: (string | undefined)[]): string {
  return texts
    .map((text) => (text ?? "").trim().replaceAll(/\s*\n\s*/g, " "))
    .filter((text) => text !== "")
    .map((text) => (/[.!?:]$/.test(text) ? text : `${text}.`))
    .join(" ")
    .replaceAll("|", "\\|");
}

/** A Markdown table, `""` without rows. */
export function table(head: string[], rows: string[][]): string {
  if (rows.length === 0) return "";
  const escaped = rows.map((row) => row.map((text) => text.replaceAll(/(?<!\\)\|/g, "\\|")));
  return [head, head.map(() => "--"), ...escaped].map((row) => `| ${row.join(" | ")} |`).join("\n");
}
