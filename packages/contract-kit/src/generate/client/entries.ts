import type { Model } from "../../model/model.ts";
import type { GenerateConfig } from "../config.ts";
import { outputImport, runtime, sibling } from "../imports.ts";
import { namesOf } from "../names.ts";
import { fileText, literal } from "../text.ts";
import { constantNames } from "./operations.ts";
import { pagerNames } from "./pages.ts";
import { serversWithVariables } from "./servers.ts";

/** The function that makes a client. */
export function clientFile(model: Model, config: GenerateConfig): string {
  const { api, create } = namesOf(config, model);
  const { imports, options } = serving(model);
  return fileText([
    ...imports,
    `import { createClient } from ${JSON.stringify(runtime)};`,
    `import { buildChain } from ${sibling(config, "chain")};`,
    `import { contract } from ${sibling(config, "contract")};`,
    `import { operations } from ${sibling(config, "operations")};`,
    `import type { ${api}Client, ${api}ClientOptions } from ${sibling(config, "types")};`,
    "",
    "/**",
    " * Makes a client. Nothing is sent and no token is fetched before the first call.",
    " * Throws a TypeError when there is no such environment.",
    " */",
    `export function ${create}(options: ${api}ClientOptions = {}): ${api}Client {`,
    `  return createClient({ ...contract, operations, chain: buildChain }, ${options});`,
    "}",
  ]);
}

/** The options as a client takes them: with the base URL that the variables of a server give, where it has some. */
function serving(model: Model): { imports: string[]; options: string } {
  const servers = serversWithVariables(model);
  if (servers === undefined) return { imports: [], options: "options" };
  return {
    imports: [`import { served } from ${JSON.stringify(`${runtime}/parts`)};`],
    options: `served(options, ${literal(servers)})`,
  };
}

/** The entry for programs that make few of many calls: what is not named is in no bundle. */
export function coreFile(model: Model, config: GenerateConfig): string {
  const { api, create } = namesOf(config, model);
  const names = [...constantNames(model).values()];
  const [first = "operation"] = names;
  const { imports, options } = serving(model);
  return fileText([
    ...imports,
    `import { type Client, type ClientOptions, createClient } from ${JSON.stringify(runtime)};`,
    `import { contract } from ${sibling(config, "contract")};`,
    `import type { OperationId, operations as all } from ${sibling(config, "operations")};`,
    `import type { ${api}Api } from ${sibling(config, "types")};`,
    "",
    `export { ${names.join(", ")} } from ${sibling(config, "operations")};`,
    "",
    "/** The same API with some of its operations. */",
    `export interface ${api}Part<Ids extends OperationId> extends Omit<${api}Api, "operations"> {`,
    "  readonly operations: Pick<typeof all, Ids>;",
    "}",
    "",
    "/**",
    " * Makes a client of the operations that are given, without a call chain, so that a bundle holds no others:",
    ` * \`${create}Core({ ${first} }).call(${JSON.stringify(model.operations[0]?.id ?? first)})\`.`,
    " * Throws a TypeError when there is no such environment.",
    " */",
    `export function ${create}Core<Ids extends OperationId>(`,
    "  operations: Pick<typeof all, Ids>,",
    `  options: ClientOptions<${api}Part<Ids>> = {},`,
    `): Client<${api}Part<Ids>> {`,
    `  return createClient<${api}Part<Ids>, object>({ ...contract, operations, chain: () => ({}) }, ${options});`,
    "}",
  ]);
}

/** The entry of the client: all that a program needs for its calls. */
export function indexFile(model: Model, config: GenerateConfig): string {
  const { api, create, error, isError } = namesOf(config, model);
  const pagers = [...pagerNames(model).values()];
  return fileText([
    "export type {",
    ...[
      "AccessToken",
      "Attempt",
      "AttemptEvent",
      "Auth",
      "CallOptions",
      "ContractEvent",
      "DeprecatedEvent",
    ].map(line),
    ...["FetchLike", "Limits", "OptionsArgument", "ResponseIds", "TokenEvent", "TokenFunction"].map(line),
    ...["TokenRequest", "VersionEvent", "WaitEvent"].map(line),
    `} from ${JSON.stringify(runtime)};`,
    `export type { ${api}Chain } from ${sibling(config, "chain")};`,
    `export { ${create} } from ${sibling(config, "client")};`,
    `export { ${error}, type ${error}Fields, type ${error}Kind, ${isError} } from ${sibling(config, "errors")};`,
    `export { contractVersion, type Environment, type OperationId } from ${sibling(config, "operations")};`,
    "export type {",
    ...["CallArguments", "CallById", "DoneEvent", "Operation", "OperationData", "OperationError"].map(line),
    ...[
      "OperationOptions",
      "OperationResult",
      `${api}Api`,
      `${api}Client`,
      `${api}ClientOptions`,
      `${api}Event`,
    ].map(line),
    ...(pagers.length === 0 ? [] : ["PagedOperation", "PageItem", "PageOf"].map(line)),
    ...[`${api}Response`, "RetryEvent"].map(line),
    `} from ${sibling(config, "types")};`,
    ...(pagers.length === 0
      ? []
      : [`export { itemsOf, ${pagers.join(", ")}, pagesOf } from ${sibling(config, "pages")};`]),
  ]);
}

function line(name: string): string {
  return `  ${name},`;
}

/** The entry for the `validate` option, apart from the rest: its checks are larger than all else. */
export function validateFile(model: Model, config: GenerateConfig): string {
  const { error } = namesOf(config, model);
  return fileText([
    `import { type Validation, validationOf } from ${JSON.stringify(`${runtime}/checks`)};`,
    `import { successChecks } from ${sibling(config, "validators")};`,
    "",
    `export type { Issue, ResponseValidation } from ${JSON.stringify(`${runtime}/checks`)};`,
    "",
    "/**",
    " * Makes the `validate` option from the checks that are generated from the contract.",
    ` * \`throw\`: an answer that breaks the contract is a ${error} of kind \`validation\`;`,
    " * `warn`: it is only reported as a `contract` event; `off`: nothing is checked;",
    " * a function refuses the answers that have an issue for which it is true.",
    " * Unknown fields and values are additions: reported as an event, an error only where a function wants it.",
    " */",
    "export const validation: Validation = /* @__PURE__ */ validationOf(successChecks);",
  ]);
}

/** The entry for openapi-fetch on the client's transport. */
export function rawFile(model: Model, config: GenerateConfig): string {
  const { api, create } = namesOf(config, model);
  const raw = JSON.stringify(`${runtime}/raw`);
  return fileText([
    `import { createRawClient as createRaw, type Raw, type RawClient, type RawClientOptions as RawOptions, withRaw } from ${raw};`,
    `import type { paths } from ${outputImport(config, "client", "types")};`,
    `import { ${create} as createBare } from ${sibling(config, "client")};`,
    `import { type Environment, environments } from ${sibling(config, "operations")};`,
    `import type { ${api}Client, ${api}ClientOptions } from ${sibling(config, "types")};`,
    "",
    "/** Options of {@link createRawClient}: those of openapi-fetch, and a named base URL of the contract. */",
    "export interface RawClientOptions extends RawOptions<Environment> {}",
    "",
    "/** Makes a bare openapi-fetch client with the types of the contract: no token, no ids, no retries. */",
    "export function createRawClient(options: RawClientOptions = {}): RawClient<paths> {",
    "  return createRaw<paths>(environments, options);",
    "}",
    "",
    "/** A client with openapi-fetch next to it. */",
    `export interface ${api}ClientWithRaw extends ${api}Client, Raw<paths> {}`,
    "",
    "/** Makes a client that has `raw`: the same client with the same options otherwise. */",
    `export function ${create}(options: ${api}ClientOptions = {}): ${api}ClientWithRaw {`,
    `  return withRaw<paths, ${api}Client>(createBare(options));`,
    "}",
  ]);
}
