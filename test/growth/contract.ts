import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse, parseDocument } from "yaml";
import { root } from "../support/workspace.ts";

export { callOptions } from "../rehearsal/contract.mjs";

const fixtures = join(root, "packages/contract-kit/test/fixtures");

/** Our contract with the paths and components of `growth-operation.yaml` added, as a maintainer would add them. */
export async function grownContract(): Promise<string> {
  const document = parseDocument(await readFile(join(root, "spec/openapi.yaml"), "utf8"));
  const addition = parse(await readFile(join(fixtures, "growth-operation.yaml"), "utf8")) as Record<
    string,
    Record<string, unknown>
  >;
  for (const [path, item] of Object.entries(addition.paths ?? {})) document.setIn(["paths", path], item);
  for (const [kind, entries] of Object.entries(addition.components ?? {})) {
    for (const [name, value] of Object.entries(entries as object))
      document.setIn(["components", kind, name], value);
  }
  return document.toString({ lineWidth: 0 });
}

/** A contract of another API: ten operations of a museum. */
export function museumContract(): Promise<string> {
  return readFile(join(fixtures, "museum.yaml"), "utf8");
}
