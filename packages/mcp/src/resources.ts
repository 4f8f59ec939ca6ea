import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Api } from "./api.ts";
import { describeOperation } from "./describe.ts";

/** A text that agents can read. */
export interface Text {
  readonly uri: string;
  readonly name: string;
  readonly mimeType: string;
  readonly description?: string;
  read(): string;
}

const operationUri = "contract://operations/";

/** The template of the addresses of operations. */
export const operationTemplate = {
  uriTemplate: `${operationUri}{operationId}`,
  name: "operation",
  description: "The reference of one operation, as describe_operation gives it.",
  mimeType: "application/json",
};

/** The contract and the guides of a folder. */
export function textsOf({ contract, title, version }: Api, guides: string | undefined): Text[] {
  const own: Text = {
    uri: "contract://openapi.json",
    name: `${title} ${version}`,
    description: "The whole contract as one OpenAPI document.",
    mimeType: "application/json",
    read: () => JSON.stringify(contract.document),
  };
  return [own, ...(guides === undefined ? [] : guidesIn(guides))];
}

/** What stands at an address; undefined when nothing does. */
export function textAt(api: Api, texts: readonly Text[], uri: string, tokenVariable: string) {
  const text = texts.find((each) => each.uri === uri);
  if (text !== undefined) return { uri, mimeType: text.mimeType, text: text.read() };
  const name = uri.startsWith(operationUri) ? decoded(uri.slice(operationUri.length)) : undefined;
  if (name === undefined || !api.operations.has(name)) return undefined;
  const described = JSON.stringify(describeOperation(api, name, tokenVariable));
  return { uri, mimeType: "application/json", text: described };
}

/** The Markdown files of a folder, by the title of their front matter or first heading. */
function guidesIn(folder: string): Text[] {
  const files = readdirSync(folder).filter((file) => file.endsWith(".md"));
  return files.sort().map((file) => {
    const path = join(folder, file);
    const text = readFileSync(path, "utf8");
    const title = /^title: *(.+)$/m.exec(text)?.[1] ?? /^# +(.+)$/m.exec(text)?.[1];
    return {
      uri: `guide://${encodeURIComponent(file.slice(0, -".md".length))}`,
      name: title ?? file,
      mimeType: "text/markdown",
      read: () => readFileSync(path, "utf8"),
    };
  });
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
