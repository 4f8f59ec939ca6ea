import { STR } from "../keywords/mask.ts";
import { constraints } from "../keywords/table.ts";
import type { SchemaNode } from "../normalise/node.ts";
import { textFor } from "./regex.ts";

/** A value of each format that Ajv knows. */
const formats: Record<string, string> = {
  date: "2026-01-31",
  time: "12:30:00Z",
  "date-time": "2026-01-31T12:30:00Z",
  duration: "P1D",
  email: "a@example.com",
  "idn-email": "ä@example.com",
  hostname: "example.com",
  ipv4: "192.0.2.1",
  ipv6: "2001:db8::1",
  uri: "https://example.com/a",
  "uri-reference": "/a",
  "uri-template": "/a/{b}",
  iri: "https://example.com/ä",
  "iri-reference": "/ä",
  uuid: "3e4666bf-d5e5-4aa7-b8ce-cefe41c7568a",
  "json-pointer": "/a",
  "relative-json-pointer": "0",
  regex: "a*",
  byte: "YQ==",
};

/** Texts that may meet or just miss what the nodes ask, the plain ones first. */
export function texts(nodes: readonly SchemaNode[]): string[] {
  const lengths = new Set<number>();
  const found = new Set<string>();
  for (const node of nodes) {
    for (const name of ["min-length", "max-length"] as const) {
      const limit = node.demands.value(name);
      if (limit !== undefined) for (const near of [limit - 1, limit, limit + 1]) lengths.add(near);
    }
  }
  const sizes = [...lengths].filter((size) => size >= 0 && size <= 5000);
  for (const node of nodes) {
    for (const format of node.demands.value("format") ?? [])
      if (formats[format] !== undefined) found.add(formats[format]);
    for (const pattern of node.demands.value("pattern") ?? []) {
      for (const size of [0, 1, 8, ...sizes]) addText(found, textFor(pattern, size));
    }
  }
  for (const size of sizes) found.add("a".repeat(size));
  for (const text of ["a", "", "text", "A1", "0", "-", "a b", "%", "é"]) found.add(text);
  for (const text of Object.values(formats)) found.add(text);
  return [...found];
}

function addText(found: Set<string>, text: string | undefined): void {
  if (text !== undefined) found.add(text);
}

/** A text that the node's own demands allow. */
export function textOf(node: SchemaNode): string {
  const rows = constraints.filter((row) => row.admits !== undefined && (row.types & STR) !== 0);
  const fits = (text: string) =>
    rows.every((row) => {
      const demand = node.demands.value(row.name);
      return demand === undefined || row.admits?.(demand, text) === true;
    });
  const format = node.demands.value("format")?.[0];
  const known = format === undefined ? undefined : formats[format];
  const candidates = known === undefined ? texts([node]) : [known, ...texts([node])];
  return candidates.find(fits) ?? candidates[0] ?? "a";
}
