import { harmless } from "@partner-licenses/document/check/check";
import { type Contract as Document, readContract } from "@partner-licenses/document/contract";
import { get, type JsonObject } from "@partner-licenses/document/json";
import operations from "@stoplight/http-spec/oas3/operation";
import { bundleTarget } from "@stoplight/json";
import type { IHttpOperation } from "@stoplight/types";
import type { Contract } from "../contract/types.ts";
import { dereferenced } from "./dereference.ts";
import { readEchoes } from "./echoes.ts";

/**
 * Reads a contract from a file (YAML or JSON, with local `$ref`s) or takes it as an object, and makes Prism's
 * operations of it: one entry per path and method. Throws a ContractError when it has a fault.
 */
export function loadContract(spec: string | object): Contract {
  // Prism may write into examples, which are the caller's.
  const document = readContract(typeof spec === "string" ? spec : structuredClone(spec), harmless);
  const found = toOperations(document, dereferenced(document));
  return {
    title: String(get(document.document, "info", "title") ?? "Untitled contract"),
    version: String(get(document.document, "info", "version") ?? ""),
    operations: found as Contract["operations"],
    echoes: readEchoes(document.workspace, found),
    document: () => document.document,
    files: [...document.files],
  };
}

function toOperations(contract: Document, document: JsonObject): IHttpOperation[] {
  const found = asOperations(contract, document);
  if (found.length === 0) {
    throw contract.fault("#/paths", {
      code: "no-operation",
      message: "the contract has no operation under `paths` that the mock could answer",
      hint: "add one, or give the path of another contract",
    });
  }
  const bundled = found.map((operation) =>
    bundleTarget({
      document: { ...document, __target__: operation },
      path: "#/__target__",
      cloneDocument: false,
    }),
  ) as IHttpOperation[];
  return bundled.map((operation) =>
    operation.responses.length > 0 ? operation : { ...operation, responses: [done] },
  );
}

/** Since OpenAPI 3.1 an operation may say nothing of its answers: then it is done, and says nothing. */
const done: IHttpOperation["responses"][number] = { id: "done", code: "default", headers: [], contents: [] };

function asOperations(contract: Document, document: JsonObject) {
  try {
    return operations.transformOas3Operations(document);
  } catch (error) {
    const message = (error instanceof Error ? error.message : String(error)).replace(/\s+/g, " ");
    throw contract.fault("#/paths", {
      code: "not-served",
      message: `Prism cannot make operations of the contract: ${message}`,
      hint: "check the contract with `contract diff`, or report this to the makers of the mock",
    });
  }
}
