import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { ContractError, formatContractError } from "@partner-licenses/document/errors";
import type { JsonObject } from "@partner-licenses/document/json";
import type { Document } from "@partner-licenses/document/reader/parse";
import { MockStartError } from "../errors.ts";
import type { HeaderCheck, Prebuilt } from "./prebuilt.ts";
import type { Contract } from "./types.ts";

interface Loader {
  loadContract(spec: string | object): Contract;
  readDocument(path: string): Document;
}

/** The built-in contract and its ordinary answers: worked out when this package was built. */
export function ownContract(): { contract: Contract; prebuilt: Prebuilt[]; checks: HeaderCheck[] } {
  const parts = JSON.parse(readFileSync(new URL("./contract.json", import.meta.url), "utf8")) as {
    contract: Contract;
    prebuilt: Prebuilt[];
  };
  parts.contract.document = ownDocument;
  const { checks } = createRequire(import.meta.url)("./checks.cjs") as { checks: HeaderCheck[] };
  return { ...parts, checks };
}

/** The built-in contract as it is written: only the engine asks for it. */
function ownDocument(): JsonObject {
  document ??= JSON.parse(
    readFileSync(new URL("./workflows/openapi.json", import.meta.url), "utf8"),
  ) as JsonObject;
  return document;
}

let document: JsonObject | undefined;

/** Reads another contract. Throws `MockStartError` when it cannot be served. */
export function readContract(spec: string | object): Contract {
  return asStartError(() => loader().loadContract(spec));
}

/** Any YAML or JSON file. Throws `MockStartError` when it cannot be read. */
export function readDocument(path: string): Document {
  return asStartError(() => loader().readDocument(path));
}

function loader(): Loader {
  return createRequire(import.meta.url)("./loader.cjs") as Loader;
}

function asStartError<Value>(load: () => Value): Value {
  try {
    return load();
  } catch (error) {
    if (!(error instanceof ContractError)) throw error;
    const { code, places } = error;
    throw new MockStartError(formatContractError(error), { code, places, cause: error });
  }
}

/** The contract to work with: the built-in one unless another is named. Throws `MockStartError`. */
export function contractOf(spec: string | object | undefined): Contract {
  return spec === undefined ? ownContract().contract : readContract(spec);
}
