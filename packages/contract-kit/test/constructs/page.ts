import { columns, type Row } from "./probe.ts";

/** The page of the docs: a table for each object of the specification. */
export function pageOf(rows: ReadonlyMap<string, Row>, versions: ReadonlyMap<string, string[]>): string {
  const objects = new Map<string, [string, Row][]>();
  for (const [field, row] of rows) {
    const object = field.slice(0, field.indexOf("."));
    objects.set(object, [...(objects.get(object) ?? []), [field, row]]);
  }
  const sections = [...objects].map(([object, all]) => {
    const lines = all.map(([field, row]) => {
      const name = field.slice(field.indexOf(".") + 1);
      const since = (versions.get(field) ?? []).filter((each) => each !== "schema").join(", ");
      return `| \`${name}\` | ${[since || "2020-12", ...columns.map((column) => row[column].replace("honoured", "✓"))].join(" | ")} |`;
    });
    const head = `| Field | In | ${columns.join(" | ")} |\n|--|--|${columns.map(() => "--").join("|")}|`;
    return `## ${titleOf(object)}\n\n${head}\n${lines.join("\n")}\n`;
  });
  return `${intro}\n${sections.join("\n")}`;
}

function titleOf(object: string): string {
  const words = object.replaceAll("-", " ").replace("oauth", "OAuth").replace("xml", "XML");
  return object === "root" ? "The document" : words.charAt(0).toUpperCase() + words.slice(1);
}

const intro = `---

title: Every field of OpenAPI
description: What types, client, samples, docs, the doctor, the diff, the mock and verify do with each field of OpenAPI 3.0, 3.1 and 3.2.
keywords: supported features, support for openapi, openapi 3.0, openapi 3.1, openapi 3.2, json schema, polymorphism, discriminator, oneof, allof, webhook, webhooks, callbacks, streaming, server-sent events, sse, file upload, multipart, xml, deepobject, limitations, nullable, $ref, references, binary, enum, anyof
group: Decide
order: 19
layout: wide
---

# Every field of OpenAPI

May you rely on a field of OpenAPI? For each one, what changes in what is made from a contract when the field is taken out of it or has another value. A test tries all fields of the official meta-schemas of OpenAPI 3.0, 3.1, 3.2 and of JSON Schema 2020-12, and writes this page.

- **✓** it counts: other code or docs are generated, the diff asks for a release, the mock answers otherwise, or \`verify\` asks for or finds something else
- **reported**: \`contract check\` lists something else
- **refused**: a contract without it, or with that other value, is a fault with its place
- **docs**: the diff calls it documentation
- **·** nothing changes

Mock and \`verify\` get the requests that follow from the contract and the values that the diff shows as proof; no request names an address for callbacks.
`;
