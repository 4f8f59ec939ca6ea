import type { ServerVariable } from "@partner-licenses/document/model/servers";
import type { Model } from "../../model/model.ts";
import type { GenerateConfig } from "../config.ts";
import { outputImport, runtime, sibling } from "../imports.ts";
import { namesOf } from "../names.ts";
import { fileText, key } from "../text.ts";
import { pagedOf } from "./pages.ts";
import { securityPlan } from "./security.ts";
import { variablesOf } from "./servers.ts";

/** The error class of the API, and how it is known. */
export function errorsFile(model: Model, config: GenerateConfig): string {
  const { error, isError } = namesOf(config, model);
  const parameters = "<Body = unknown, Status = number | undefined>";
  return fileText([
    `import { ApiError, type ApiErrorFields, type ApiErrorKind, isApiError } from ${JSON.stringify(runtime)};`,
    "",
    `/** The facts of ${withArticle(error)}. */`,
    `export type ${error}Fields${parameters} = ApiErrorFields<Body, Status>;`,
    "",
    "/** What went wrong. */",
    `export type ${error}Kind = ApiErrorKind;`,
    "",
    "/** The one error class of this client. It never holds the token, nor the request's headers. */",
    `export class ${error}${parameters} extends ApiError<Body, Status> {`,
    `  override readonly name = ${JSON.stringify(error)};`,
    "}",
    "",
    `/** True for ${withArticle(error)}, also for one of another copy of this code. */`,
    `export function ${isError}(value: unknown): value is ${error} {`,
    `  return isApiError(value) && value.name === ${JSON.stringify(error)};`,
    "}",
  ]);
}

/** The runtime's types for this API, under their plain names. */
export function typesFile(model: Model, config: GenerateConfig): string {
  const { api, error, create } = namesOf(config, model);
  const schemes = Object.entries(securityPlan(model)?.schemes ?? {});
  const variables = [...variablesOf(model)].map(([name, each]) => [name, valuesOf(each)] as const);
  return fileText([
    `import type * as runtime from ${JSON.stringify(runtime)};`,
    `import type { paths } from ${outputImport(config, "client", "types")};`,
    `import type { ${api}Chain } from ${sibling(config, "chain")};`,
    `import type { ${error} } from ${sibling(config, "errors")};`,
    `import type { environments, OperationId, operations } from ${sibling(config, "operations")};`,
    "",
    "interface ErrorShape extends runtime.ErrorShape {",
    `  readonly error: ${error}<this["body"], this["status"]>;`,
    "}",
    "",
    "/** What the types of this client are made from. */",
    `export interface ${api}Api {`,
    "  readonly paths: paths;",
    "  readonly operations: typeof operations;",
    "  readonly environments: typeof environments;",
    "  readonly error: ErrorShape;",
    ...(schemes.length === 0
      ? []
      : [
          "  readonly schemes: {",
          ...schemes.map(([name, { takes }]) => `    readonly ${key(name)}: runtime.${takes};`),
          "  };",
        ]),
    ...(variables.length === 0
      ? []
      : [
          "  readonly variables: {",
          ...variables.map(([name, type]) => `    readonly ${key(name)}: ${type};`),
          "  };",
        ]),
    "}",
    "",
    "/** The client: the chain of operations and what all of them share. */",
    `export interface ${api}Client extends ${api}Chain, runtime.Client<${api}Api> {}`,
    "",
    `/** Options of {@link ${create}}. All of them are optional. */`,
    `export interface ${api}ClientOptions extends runtime.ClientOptions<${api}Api> {}`,
    "",
    "/** What happens inside the client, for logs, metrics and traces. No event holds the token. */",
    `export type ${api}Event = runtime.ClientEvent<${error}>;`,
    "/** A try failed and another one follows after `waitMs`. */",
    `export type RetryEvent = runtime.RetryEvent<${error}>;`,
    "/** The call ended: well, or with `error`. */",
    `export type DoneEvent = runtime.DoneEvent<${error}>;`,
    "",
    "/** Calls any operation by its operationId. Its path parameters are given as `path`. */",
    `export type CallById = runtime.CallById<${api}Api>;`,
    "/** One operation of the chain. Call it for the data, or use one of its two variants. */",
    `export type Operation<Id extends OperationId> = runtime.Operation<${api}Api, Id>;`,
    ...(pagedOf(model).length === 0
      ? []
      : [
          "/** One operation of the chain whose answer is a page of a list. */",
          `export type PagedOperation<Id extends OperationId> = runtime.PagedOperation<${api}Api, Id>;`,
          "/** A page of such an operation: its data, its items, and what leads to the next one. */",
          `export type PageOf<Id extends OperationId> = runtime.PageOf<${api}Api, Id>;`,
          "/** An item of such an operation's pages. */",
          `export type PageItem<Id extends OperationId> = runtime.PageItem<${api}Api, Id>;`,
        ]),
    "/** Options of an operation at the end of the chain: its query, header parameters and body, and the call options. */",
    `export type OperationOptions<Id extends OperationId> = runtime.OperationOptions<${api}Api, Id>;`,
    "/** Options of a call by operationId: those of the operation, and its path parameters. */",
    `export type CallArguments<Id extends OperationId> = runtime.CallArguments<${api}Api, Id>;`,
    "/** Data of a successful call: the union over the declared success responses; `undefined` where there is no body. */",
    `export type OperationData<Id extends OperationId> = runtime.OperationData<${api}Api, Id>;`,
    "/** What `.safe()` returns: a union discriminated on `ok` and on `status`. */",
    `export type OperationResult<Id extends OperationId> = runtime.OperationResult<${api}Api, Id>;`,
    "/** What an operation throws: `kind` and `status` together give the body's type. */",
    `export type OperationError<Id extends OperationId> = runtime.OperationError<${api}Api, Id>;`,
    "/** A successful answer with its status, headers and ids. */",
    `export type ${api}Response<Id extends OperationId> = runtime.ApiResponse<${api}Api, Id>;`,
  ]);
}

/** The type of a variable: its values where all of that name list some, else any text. */
function valuesOf(variables: readonly ServerVariable[]): string {
  if (variables.some(({ values }) => values.length === 0)) return "string";
  return [...new Set(variables.flatMap(({ values }) => values))]
    .map((value) => JSON.stringify(value))
    .join(" | ");
}

function withArticle(name: string): string {
  return `${/^[aeiou]/i.test(name) ? "an" : "a"} ${name}`;
}
