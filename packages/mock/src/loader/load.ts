import { harmless } from "@partner-licenses/document/check/check";
import { type Contract as Document, readContract } from "@partner-licenses/document/contract";
import { type ContractError, formatPlace } from "@partner-licenses/document/errors";
import { entries, get, isObject, type JsonObject, objectOrEmpty } from "@partner-licenses/document/json";
import { methodsIn } from "@partner-licenses/document/model/methods";
import operations from "@stoplight/http-spec/oas3/operation";
import type { IHttpOperation } from "@stoplight/types";
import type { Contract } from "../contract/types.ts";
import { dereferenced } from "./dereference.ts";
import { readEchoes } from "./echoes.ts";
import { exactIntegers } from "./exact.ts";

/** Faults that leave enough clear to answer by: a schema whose type nobody knows asks for nothing. */
const tolerated = new Set([...harmless, "unknown-type", "unknown-word"]);

function formatFault({ message, places: [place] }: ContractError): string {
  return place === undefined ? message : `${formatPlace(place)}: ${message}`;
}

/**
 * Reads a contract from a file (YAML or JSON, with local `$ref`s) or takes it as an object, and makes Prism's
 * operations of it: one entry per path and method. Throws a ContractError when it has a fault.
 */
export function loadContract(spec: string | object): Contract {
  // Prism may write into examples, which are the caller's.
  const document = readContract(typeof spec === "string" ? spec : structuredClone(spec), tolerated);
  const found = toOperations(document, dereferenced(document));
  return {
    title: String(get(document.document, "info", "title") ?? "Untitled contract"),
    version: String(get(document.document, "info", "version") ?? ""),
    operations: found as Contract["operations"],
    echoes: readEchoes(document.workspace, found),
    document: () => document.document,
    // The engine reports those of schemas.
    tolerated: document.tolerated.filter(({ code }) => harmless.has(code)).map(formatFault),
    locate: document.locate,
    exact: exactIntegers(document.files),
    files: [...document.files],
  };
}

function toOperations(contract: Document, document: JsonObject): IHttpOperation[] {
  const found = entries(document.paths)
    .filter(([path, item]) => !path.startsWith("x-") && isObject(item))
    .flatMap(([path, item]) => operationsAt(contract, document, path, objectOrEmpty(item)));
  if (found.length === 0) {
    throw contract.fault("#/paths", {
      code: "no-operation",
      message: "the contract has no operation under `paths` that the mock could answer",
      hint: "add one, or give the path of another contract",
    });
  }
  return found.map((operation) =>
    operation.responses.length > 0 ? operation : { ...operation, responses: [done] },
  );
}

/** Since OpenAPI 3.1 an operation may say nothing of its answers: then it is done, and says nothing. */
const done: IHttpOperation["responses"][number] = { id: "done", code: "default", headers: [], contents: [] };

/** Where Prism looks for an operation. */
const config = { type: "operation", documentProp: "paths", nameProp: "path" } as const;

/** The operations of a path, in the order in which they are written; Prism itself knows none of OpenAPI 3.2. */
function operationsAt(
  contract: Document,
  document: JsonObject,
  path: string,
  item: JsonObject,
): IHttpOperation[] {
  const known = new Set(methodsIn(item).map(({ method }) => method));
  const flat = { ...item, ...objectOrEmpty(item.additionalOperations) };
  const methods = Object.keys(flat).filter((method) => known.has(method));
  const flattened = { ...document, paths: { [path]: flat } };
  return methods.map((method) => asOperation(contract, flattened, path, method));
}

function asOperation(contract: Document, document: JsonObject, name: string, method: string): IHttpOperation {
  try {
    return operations.transformOas3Operation({ document, name, method, config }) as IHttpOperation;
  } catch (error) {
    const message = (error instanceof Error ? error.message : String(error)).replace(/\s+/g, " ");
    throw contract.fault("#/paths", {
      code: "not-served",
      message: `Prism cannot make an operation of ${method.toUpperCase()} ${name}: ${message}`,
      hint: "check the contract with `contract diff`, or report this to the makers of the mock",
    });
  }
}
