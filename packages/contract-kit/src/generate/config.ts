import { resolve } from "node:path";
import { readOneSettings } from "@partner-licenses/contract-diff/project";
import { ContractError } from "@partner-licenses/document/errors";
import { isObject, type JsonObject, objectOrEmpty } from "@partner-licenses/document/json";
import type { Model } from "../model/model.ts";
import type { Chosen, ChosenNames } from "../model/naming/chosen.ts";
import { isPagination, noPagination, type Pagination } from "../model/pages/pages.ts";
import { namesOf } from "./names.ts";

/** What can be generated, by the name used in `contract.config.json`. */
export const targetNames = ["types", "client", "react", "mock", "samples", "sample"] as const;
export type TargetName = (typeof targetNames)[number];

/** The client that code samples show and the sample app uses. */
export interface SampleClient {
  /** npm package, the function that creates a client, and the variable that holds it. */
  readonly package: string;
  readonly create: string;
  readonly variable: string;
  /** npm packages of the hooks and of the mock, the provider of the hooks, and the function that knows the client's errors. */
  readonly react: string;
  readonly mock: string;
  readonly provider: string;
  readonly isError: string;
  /** Under this name the browser remembers the theme. */
  readonly themeKey: string;
  /** Environment variables for the token and the base URL. */
  readonly tokenVariable: string;
  readonly baseUrlVariable: string;
}

/** `contract.config.json`, with absolute paths. */
export interface GenerateConfig {
  readonly file: string;
  /** The name of the contract, where the file is about several. */
  readonly contract?: string;
  readonly spec: string;
  /** What names in generated code begin with, such as `Shop` of `createShopClient`; else the contract's title. */
  readonly name: string | undefined;
  /** npm packages by output, where generated code shall not find them itself. */
  readonly packages: { readonly [Target in TargetName]?: string };
  /** What generated files put behind the names of the files that they import. */
  readonly importExtension: ImportExtension;
  readonly sampleClient: Partial<SampleClient>;
  /** Names of single operations, for contracts that one cannot change. */
  readonly names: Chosen;
  /** Pages of operations, for contracts that one cannot change. */
  readonly pagination: Pagination;
  /** Whether dates in answers are `Date` in code; else they are texts. */
  readonly dates: boolean;
  /** Folders by target; each holds generated files only. */
  readonly outputs: ReadonlyMap<TargetName, string>;
}

const identifier = /^[\p{L}_$][\p{L}\p{N}_$]*$/u;

const importExtensions = [".js", ".ts", ""] as const;
/** `.js` suits every compiler; `.ts` suits programs that run as they are written; none suits bundlers. */
export type ImportExtension = (typeof importExtensions)[number];

/** How outputs are written in a configuration. */
export const outputsHint =
  'write `{ "spec": "spec/openapi.yaml", "outputs": { "types": "packages/types/src/generated" } }`';

/**
 * Reads `contract.config.json`; `contract` says which, where it is about several.
 * Throws a ContractError when it is missing or not of its form.
 */
export async function readGenerateConfig(path: string, contract?: string): Promise<GenerateConfig> {
  const file = resolve(path);
  const place = { file: path, line: 1, column: 1 };
  const { values: value, folder: base, name: called } = readOneSettings(path, contract);
  if (value.outputs !== undefined && !isObject(value.outputs))
    throw new ContractError("`outputs` is no object", { places: [place], hint: outputsHint });
  const given = objectOrEmpty(value.outputs);
  const unknown = Object.keys(given).find((name) => !targetNames.includes(name as TargetName));
  if (unknown !== undefined) {
    throw new ContractError(`unknown output "${unknown}"`, {
      places: [place],
      hint: `use ${targetNames.join(", ")}`,
    });
  }
  const wrong = faultOf(value);
  if (wrong !== undefined) throw new ContractError(wrong.message, { places: [place], hint: wrong.hint });
  const outputs = Object.entries(given).map(
    ([name, dir]) => [name as TargetName, resolve(base, String(dir))] as const,
  );
  return {
    file,
    ...(called !== undefined && { contract: called }),
    spec: resolve(base, value.spec),
    name: value.name as string | undefined,
    packages: objectOrEmpty(value.packages) as GenerateConfig["packages"],
    importExtension: (value.importExtension ?? ".js") as ImportExtension,
    sampleClient: objectOrEmpty(value.sampleClient) as Partial<SampleClient>,
    names: new Map(Object.entries(objectOrEmpty(value.names) as Record<string, ChosenNames>)),
    pagination: paginationOf(value),
    dates: value.dates === "Date",
    outputs: new Map(outputs),
  };
}

/** The configuration of a contract that has none. */
export function bareConfig(spec: string): GenerateConfig {
  const path = resolve(spec);
  return {
    ...{ file: path, spec: path, name: undefined, packages: {}, importExtension: ".js" },
    ...{ sampleClient: {}, names: new Map(), pagination: noPagination, dates: false, outputs: new Map() },
  };
}

/** What is wrong with the settings that say how generated code is written. */
function faultOf({
  name,
  packages,
  importExtension,
  names,
  pagination,
  dates = "string",
}: JsonObject): { message: string; hint: string } | undefined {
  if (name !== undefined && !(typeof name === "string" && identifier.test(name)))
    return {
      message: "`name` begins names in code",
      hint: 'give one word in letters, such as `"name": "Shop"`',
    };
  if (importExtension !== undefined && !importExtensions.some((each) => each === importExtension))
    return { message: "`importExtension` is not known", hint: 'use ".js", ".ts" or ""' };
  const stranger = Object.entries(objectOrEmpty(packages)).find(
    ([target, name]) => !targetNames.includes(target as TargetName) || typeof name !== "string",
  );
  if (stranger !== undefined)
    return {
      message: `\`packages\` gives no npm package for an output with "${stranger[0]}"`,
      hint: `write \`"packages": { "types": "@shop/types" }\`, with ${targetNames.join(", ")}`,
    };
  if (!isPagination(pagination))
    return {
      message: "`pagination` is not understood",
      hint: 'write `"pagination": { "recognise": true, "operations": { "listThings": { "kind": "page", "parameter": "page" } } }`',
    };
  if (dates !== "string" && dates !== "Date")
    return { message: "`dates` is not known", hint: 'use "string" or "Date"' };
  return wrongName(names);
}

function paginationOf({ pagination }: JsonObject): Pagination {
  const { recognise, operations } = objectOrEmpty(pagination);
  return {
    recognise: recognise === true,
    operations: new Map(Object.entries(objectOrEmpty(operations) as object)),
  };
}

const chosen = ["operationId", "chain", "hook"];

function wrongName(names: JsonObject[string] | undefined): { message: string; hint: string } | undefined {
  if (names === undefined) return undefined;
  const isName = ([kind, name]: [string, unknown]) =>
    chosen.includes(kind) &&
    typeof name === "string" &&
    (kind === "operationId" ? name !== "" : identifier.test(name));
  const isRight = (wish: unknown) => isObject(wish) && Object.entries(wish).every(isName);
  const wrong = isObject(names) ? Object.entries(names).find(([, wish]) => !isRight(wish))?.[0] : "names";
  if (wrong === undefined) return undefined;
  return {
    message: `\`names\` gives no names for "${wrong}"`,
    hint: 'write `"names": { "ListAccount": { "chain": "list", "hook": "accounts" } }`, by operationId or as `"GET /accounts"`',
  };
}

/** The client that samples show: as the configuration says, else by the names of the generated code. */
export function sampleClientOf(
  config: Pick<GenerateConfig, "name" | "packages" | "sampleClient">,
  model: Pick<Model, "document">,
): SampleClient {
  const { create, provider, isError } = namesOf(config, model);
  const { client = "client", react = "react-client", mock = "mock" } = config.packages;
  return {
    ...{ package: client, react, mock, create, provider, isError },
    ...{ variable: "client", themeKey: "theme", tokenVariable: "API_TOKEN", baseUrlVariable: "API_BASE_URL" },
    ...config.sampleClient,
  };
}
