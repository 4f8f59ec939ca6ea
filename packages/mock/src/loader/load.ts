import { stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import operations from "@stoplight/http-spec/oas3/operation";
import { bundleTarget } from "@stoplight/json";
import RefParser from "@stoplight/json-schema-ref-parser";
import type { IHttpOperation } from "@stoplight/types";
import { decycle } from "./decycle.ts";

/** A contract that cannot be served; the message names the file and the place where that is known. */
export class ContractError extends Error {
  override readonly name = "ContractError";
}

export interface LoadedContract {
  /** The whole document, references resolved; circular ones kept as `$ref`. */
  document: Record<string, unknown>;
  /** What Prism works on: one entry per path and method. */
  operations: IHttpOperation[];
  /** Every file that the contract is made of, absolute paths. */
  files: string[];
}

// The parser's types leave out `false`, its documented way to switch a resolver off.
const offline = { resolve: { http: false } } as object;

/**
 * Reads a contract from a file (YAML or JSON, with local `$ref`s) or takes it as an object.
 * Throws `ContractError` when the file cannot be read, is broken, or is not OpenAPI 3.x.
 */
export async function loadContract(spec: string | object): Promise<LoadedContract> {
  const name = typeof spec === "string" ? spec : "the contract object";
  const source = typeof spec === "string" ? await existingFile(spec) : structuredClone(spec);
  const parser = new RefParser();
  let resolved: unknown;
  try {
    resolved = await parser.dereference(source as string, offline);
  } catch (error) {
    throw new ContractError(`Cannot read ${name}: ${explain(error, source)}`, { cause: error });
  }
  const document = decycle(resolved) as Record<string, unknown>;
  assertOpenApi3(document, name);
  const files = typeof spec === "string" ? localFiles(parser.$refs.paths("file")) : [];
  return { document, operations: toOperations(document, name), files };
}

/** Any YAML or JSON file as a value, references left as they are. Throws `ContractError`. */
export async function readDocument(path: string): Promise<unknown> {
  const file = await existingFile(path);
  try {
    return await new RefParser().parse(file, offline as never);
  } catch (error) {
    throw new ContractError(`Cannot read ${path}: ${explain(error, file)}`, { cause: error });
  }
}

async function existingFile(path: string): Promise<string> {
  if (/^[a-z][a-z+.-]+:\/\//i.test(path) && !path.startsWith("file:")) {
    throw new ContractError(
      `Cannot read ${path}: the mock makes no network request. Download the file and pass its path.`,
    );
  }
  const absolute = path.startsWith("file:") ? fileURLToPath(path) : resolve(path);
  const found = await stat(absolute).catch((error: NodeJS.ErrnoException) => error);
  if (found instanceof Error) {
    const cause = found.code === "ENOENT" ? `no such file in ${dirname(absolute)}` : found.message;
    throw new ContractError(`Cannot read ${path}: ${cause}`, { cause: found });
  }
  if (!found.isFile())
    throw new ContractError(`Cannot read ${path}: it is not a file. Pass an OpenAPI YAML or JSON file.`);
  return absolute;
}

/** One line; the file is named only when it is not the one that was asked for. */
function explain(error: unknown, source: unknown): string {
  const message = (error instanceof Error ? error.message : String(error)).replace(/\s+/g, " ");
  if (/is not a valid JSON Schema$/.test(message)) return "it is empty, or no object.";
  const [, file, fault] = /^(?:Error parsing (.+?): )+(.*?):?$/.exec(message) ?? [];
  if (fault === undefined) return message;
  return file === source ? fault : `${file}: ${fault}`;
}

function localFiles(paths: string[]): string[] {
  return paths.map((path) => (path.startsWith("file:") ? fileURLToPath(path) : resolve(path)));
}

function assertOpenApi3(document: Record<string, unknown>, name: string): void {
  const version = document?.["openapi"];
  if (typeof version === "string" && version.startsWith("3.")) return;
  const found = document?.["swagger"]
    ? `it is Swagger ${document["swagger"]}`
    : "it has no `openapi: 3.x` line";
  throw new ContractError(`Cannot serve ${name}: ${found}. The mock takes OpenAPI 3.0 and 3.1.`);
}

function asOperations(document: Record<string, unknown>, name: string) {
  try {
    return operations.transformOas3Operations(document);
  } catch (error) {
    throw new ContractError(`Cannot serve ${name}: ${explain(error, undefined)}`, { cause: error });
  }
}

function toOperations(document: Record<string, unknown>, name: string): IHttpOperation[] {
  const found = asOperations(document, name);
  if (found.length === 0)
    throw new ContractError(`Cannot serve ${name}: it has no operation under \`paths\`.`);
  return found.map((operation) =>
    bundleTarget({
      document: { ...document, __target__: operation },
      path: "#/__target__",
      cloneDocument: false,
    }),
  ) as IHttpOperation[];
}
