import { relative } from "node:path";
import { ContractError } from "@partner-licenses/document/errors";
import { asString, get } from "@partner-licenses/document/json";
import type { Model } from "../model/model.ts";
import type { Operation } from "../model/operations.ts";
import { pascalCase } from "../model/words.ts";
import type { GenerateConfig } from "./config.ts";

/** What the parts of generated code are called. All begin with one name, or hold it: `Shop`. */
export interface Names {
  /** The name itself. */
  readonly api: string;
  /** `createShopClient` */
  readonly create: string;
  /** `ShopError` */
  readonly error: string;
  /** `isShopError` */
  readonly isError: string;
  /** `ShopProvider` */
  readonly provider: string;
  /** `useShopClient` */
  readonly useClient: string;
}

/** The names for a contract: those of the configuration's `name`, else of the contract's title without a last "API". */
export function namesOf(
  config: { readonly name?: string | undefined },
  model: Pick<Model, "document">,
): Names {
  const title = asString(get(model.document.info, "title")) ?? "";
  const api = config.name ?? (identifier(title.replace(/\s+API$/i, "")) || "Api");
  return {
    api,
    create: `create${api}Client`,
    error: `${api}Error`,
    isError: `is${api}Error`,
    provider: `${api}Provider`,
    useClient: `use${api}Client`,
  };
}

/** What the package of the hooks exports besides the hooks themselves, and so no hook can be called. */
export function takenHooks({ api, error, isError, provider, useClient }: Names): string[] {
  const makers = ["query", "suspenseQuery", "infiniteQuery", "mutation"].map((kind) => `${kind}Hook`);
  return [
    error,
    isError,
    provider,
    useClient,
    "queryOptionsFor",
    "infiniteQueryOptionsFor",
    "mutationOptionsFor",
    ...makers,
    api,
  ];
}

/** Throws where a setting names an operation that the contract does not have: it was renamed, or removed. */
export function requireChosen(
  { file, names }: Pick<GenerateConfig, "file" | "names">,
  setting: string,
  chosen: ReadonlyMap<string, unknown>,
  operations: readonly Operation[],
): void {
  const known = new Set(
    operations.flatMap(({ id, method, path }) => [id, `${method.toUpperCase()} ${path}`]),
  );
  const lost = [...chosen.keys()].find(
    (key) => !known.has(key) && !known.has(names.get(key)?.operationId ?? key),
  );
  if (lost === undefined) return;
  throw new ContractError(`\`${setting}\` speaks of "${lost}", which is no operation of the contract`, {
    code: "names-of-nothing",
    places: [{ file: relative(process.cwd(), file), line: 1, column: 1 }],
    hint: "write the operationId, or method and path as in `GET /v3/things`",
  });
}

function identifier(title: string): string {
  return pascalCase(title).replace(/^(?=\p{N})/u, "_");
}
