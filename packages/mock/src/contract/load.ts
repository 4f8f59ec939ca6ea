import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { MockStartError } from "../errors.ts";
import { readEchoes } from "./echoes.ts";
import type { HeaderCheck, Prebuilt } from "./prebuilt.ts";
import type { Contract, Operation } from "./types.ts";

interface Loader {
  loadContract(
    spec: string | object,
  ): Promise<{ document: Record<string, unknown>; operations: Operation[]; files: string[] }>;
  readDocument(path: string): Promise<unknown>;
}

/** The built-in contract and its ordinary answers: worked out when this package was built. */
export function ownContract(): { contract: Contract; prebuilt: Prebuilt[]; checks: HeaderCheck[] } {
  const parts = JSON.parse(readFileSync(new URL("./contract.json", import.meta.url), "utf8")) as {
    contract: Contract;
    prebuilt: Prebuilt[];
  };
  const { checks } = createRequire(import.meta.url)("./checks.cjs") as { checks: HeaderCheck[] };
  return { ...parts, checks };
}

/** Reads another contract. Throws `MockStartError` when it cannot be served. */
export async function readContract(spec: string | object): Promise<Contract> {
  return asStartError(async () => toContract(await loader().loadContract(spec)));
}

/** Any YAML or JSON file as a value. Throws `MockStartError` when it cannot be read. */
export function readDocument(path: string): Promise<unknown> {
  return asStartError(() => loader().readDocument(path));
}

function loader(): Loader {
  return createRequire(import.meta.url)("./loader.cjs") as Loader;
}

async function asStartError<Value>(load: () => Promise<Value>): Promise<Value> {
  try {
    return await load();
  } catch (error) {
    if (error instanceof Error && error.name === "ContractError")
      throw new MockStartError(error.message, { cause: error });
    throw error;
  }
}

/** The contract to work with: the built-in one unless another is named. Throws `MockStartError`. */
export async function contractOf(spec: string | object | undefined): Promise<Contract> {
  return spec === undefined ? ownContract().contract : readContract(spec);
}

/** Keeps what the server needs of a loaded document. */
export function toContract({
  document,
  operations,
  files,
}: Awaited<ReturnType<Loader["loadContract"]>>): Contract {
  const info = (document["info"] ?? {}) as { title?: unknown; version?: unknown };
  return {
    title: String(info.title ?? "Untitled contract"),
    version: String(info.version ?? ""),
    operations,
    echoes: readEchoes(document, operations),
    files,
  };
}
