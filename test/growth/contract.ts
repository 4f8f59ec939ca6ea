import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse, parseDocument } from "yaml";
import { root } from "../support/workspace.ts";

const fixtures = join(root, "packages/contract-kit/test/fixtures");

/** Our contract with the paths and components of `growth-operation.yaml` added, as a maintainer would add them. */
export async function grownContract(): Promise<string> {
  const document = parseDocument(await readFile(join(root, "spec/openapi.yaml"), "utf8"));
  const addition = parse(await readFile(join(fixtures, "growth-operation.yaml"), "utf8")) as Record<
    string,
    Record<string, unknown>
  >;
  for (const [path, item] of Object.entries(addition["paths"] ?? {})) document.setIn(["paths", path], item);
  for (const [kind, entries] of Object.entries(addition["components"] ?? {})) {
    for (const [name, value] of Object.entries(entries as object))
      document.setIn(["components", kind, name], value);
  }
  return document.toString({ lineWidth: 0 });
}

/** A contract of another API: ten operations of a museum. */
export function museumContract(): Promise<string> {
  return readFile(join(fixtures, "museum.yaml"), "utf8");
}

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly example?: unknown;
}
type Options = Record<string, Record<string, unknown>>;

/** The required parameters of each operation with their examples, by operationId, as `partner.call` takes them. */
export function callOptions(contract: { paths: object }): Record<string, Options> {
  const result: Record<string, Options> = {};
  for (const item of Object.values(contract.paths) as Record<string, never>[]) {
    for (const operation of Object.values(item) as { operationId?: string; parameters?: [] }[]) {
      if (operation.operationId === undefined) continue;
      const options: Options = {};
      for (const given of [...(item["parameters"] ?? []), ...(operation.parameters ?? [])]) {
        const parameter = dereference(contract, given);
        if (parameter.required)
          options[parameter.in] = { ...options[parameter.in], [parameter.name]: parameter.example };
      }
      result[operation.operationId] = options;
    }
  }
  return result;
}

function dereference(contract: object, value: { $ref?: string } & Parameter): Parameter {
  if (value.$ref === undefined) return value;
  const steps = value.$ref.slice(2).split("/");
  return steps.reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], contract) as Parameter;
}
