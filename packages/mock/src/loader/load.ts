import { harmless } from "@partner-licenses/document/check/check";
import { type Contract as Document, readContract } from "@partner-licenses/document/contract";
import { type ContractError, formatPlace } from "@partner-licenses/document/errors";
import { asString, get, isObject, type JsonObject, objectOrEmpty } from "@partner-licenses/document/json";
import { methodsIn } from "@partner-licenses/document/model/methods";
import { hasBody, pathItems } from "@partner-licenses/document/model/operations";
import { at } from "@partner-licenses/document/reader/pointer";
import type { Target } from "@partner-licenses/document/reader/workspace";
import operations from "@stoplight/http-spec/oas3/operation";
import type { IHttpOperation } from "@stoplight/types";
import type { Contract } from "../contract/types.ts";
import { dereferencer, flattened } from "./dereference.ts";
import { readEchoes } from "./echoes.ts";
import { exactIntegers } from "./exact.ts";
import { LateOperation } from "./late.ts";

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
  const found = toOperations(document);
  return {
    title: String(get(document.document, "info", "title") ?? "Untitled contract"),
    version: String(get(document.document, "info", "version") ?? ""),
    operations: found as readonly object[] as Contract["operations"],
    echoes: readEchoes(document.workspace, found),
    document: () => document.document,
    // The engine reports those of schemas.
    tolerated: document.tolerated.filter(({ code }) => harmless.has(code)).map(formatFault),
    locate: document.locate,
    exact: exactIntegers(document.files),
    files: [...document.files],
  };
}

function toOperations(contract: Document): LateOperation[] {
  const dereferenced = dereferencer(contract);
  const found = pathItems(contract.workspace).flatMap(({ path, target }) =>
    isObject(target.value) ? operationsAt(contract, path, target, () => dereferenced(path)) : [],
  );
  if (found.length > 0) return found;
  throw contract.fault("#/paths", {
    code: "no-operation",
    message: "the contract has no operation under `paths` that the mock could answer",
    hint: "add one, or give the path of another contract",
  });
}

/** Since OpenAPI 3.1 an operation may say nothing of its answers: then it is done, and says nothing. */
const done: IHttpOperation["responses"][number] = { id: "done", code: "default", headers: [], contents: [] };

/** Where Prism looks for an operation. */
const config = { type: "operation", documentProp: "paths", nameProp: "path" } as const;

/** The operations of a path, in the order in which they are written; Prism itself knows none of OpenAPI 3.2. */
function operationsAt(
  contract: Document,
  path: string,
  item: Target,
  read: () => JsonObject,
): LateOperation[] {
  const known = new Set(methodsIn(item.value).map(({ method }) => method));
  const flat = flattened(objectOrEmpty(item.value));
  let document: JsonObject | undefined;
  return Object.keys(flat)
    .filter((method) => known.has(method))
    .map((method) => {
      const { value } = contract.workspace.deref(flat[method], at(item.loc, method));
      const iid = asString(get(value, "operationId"));
      return new LateOperation({ method, path, ...(iid !== undefined && { iid }) }, () => {
        document ??= read();
        return asOperation(contract, document, path, method);
      });
    });
}

function asOperation(contract: Document, document: JsonObject, name: string, method: string): IHttpOperation {
  try {
    const made = operations.transformOas3Operation({ document, name, method, config }) as IHttpOperation;
    for (const response of made.responses) if (!hasBody(response.code)) delete response.contents;
    return made.responses.length > 0 ? made : { ...made, responses: [done] };
  } catch (error) {
    const message = (error instanceof Error ? error.message : String(error)).replace(/\s+/g, " ");
    throw contract.fault("#/paths", {
      code: "not-served",
      message: `Prism cannot make an operation of ${method.toUpperCase()} ${name}: ${message}`,
      hint: "check the contract with `contract diff`, or report this to the makers of the mock",
    });
  }
}
