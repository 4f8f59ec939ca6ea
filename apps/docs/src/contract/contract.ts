import { readFile } from "node:fs/promises";
import type {
  Contract,
  Example,
  MediaType,
  Operation,
  Parameter,
  PathItem,
  Ref,
  Response,
} from "./openapi.ts";

const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/** One operation of the contract with its references resolved one level deep. */
export interface ContractOperation {
  id: string;
  method: string;
  path: string;
  tag: string | undefined;
  operation: Operation;
  parameters: Parameter[];
  responses: { status: string; response: Response }[];
}

/** Reads a JSON bundle. Throws an error that names the file when it is missing or is no OpenAPI 3.x document. */
export async function readContract(file: string): Promise<Contract> {
  const text = await readFile(file, "utf8").catch((cause: unknown) => {
    throw new Error(`Cannot read the contract ${file}. Build it first: pnpm --filter "./spec" run build`, {
      cause,
    });
  });
  let contract: Partial<Contract>;
  try {
    contract = JSON.parse(text) as Partial<Contract>;
  } catch (cause) {
    throw new Error(`${file} is not JSON. Pass the JSON bundle of the contract (--spec).`, { cause });
  }
  if (!contract?.openapi?.startsWith("3.") || !contract.info?.title || !contract.info.version) {
    throw new Error(`${file} is not an OpenAPI 3.x document with info.title and info.version.`);
  }
  return contract as Contract;
}

/** Follows `$ref`s inside the document. Throws when one points nowhere, or outside, or at itself. */
export function deref<T extends object>(contract: Contract, node: T | Ref): T {
  const seen = new Set<string>();
  let current: T | Ref = node;
  while ("$ref" in current && typeof current.$ref === "string") {
    const ref: string = current.$ref;
    if (seen.has(ref)) throw new Error(`The contract's reference ${ref} points at itself.`);
    seen.add(ref);
    current = lookUp(contract, ref) as T | Ref;
  }
  return current as T;
}

function lookUp(contract: Contract, ref: string): object {
  if (!ref.startsWith("#/")) throw new Error(`The contract is not bundled: ${ref} points outside of it.`);
  let node: unknown = contract;
  for (const part of ref.slice(2).split("/")) {
    const key = decodeURIComponent(part).replaceAll("~1", "/").replaceAll("~0", "~");
    node = (node as Record<string, unknown> | undefined)?.[key];
  }
  if (typeof node !== "object" || node === null)
    throw new Error(`The contract's reference ${ref} points nowhere.`);
  return node;
}

/** All operations in the order of the contract. */
export function listOperations(contract: Contract): ContractOperation[] {
  return Object.entries(contract.paths ?? {}).flatMap(([path, item]) =>
    METHODS.filter((method) => item[method]).map((method) => describe(contract, path, method, item)),
  );
}

function describe(contract: Contract, path: string, method: string, item: PathItem): ContractOperation {
  const operation = item[method] as Operation;
  const byKey = new Map<string, Parameter>();
  for (const entry of [...(item.parameters ?? []), ...(operation.parameters ?? [])]) {
    const parameter = deref<Parameter>(contract, entry);
    byKey.set(`${parameter.in} ${parameter.name}`, parameter);
  }
  return {
    id: operation.operationId ?? `${method} ${path}`,
    method,
    path,
    tag: operation.tags?.[0],
    operation,
    parameters: [...byKey.values()],
    responses: Object.entries(operation.responses ?? {}).map(([status, response]) => ({
      status,
      response: deref<Response>(contract, response),
    })),
  };
}

/** Named examples of a media type; a single `example` counts as one named "default". */
export function listExamples(contract: Contract, media: MediaType): { name: string; example: Example }[] {
  const named = Object.entries(media.examples ?? {}).map(([name, entry]) => ({
    name,
    example: deref<Example>(contract, entry),
  }));
  if (named.length > 0 || media.example === undefined) return named;
  return [{ name: "default", example: { value: media.example } }];
}
