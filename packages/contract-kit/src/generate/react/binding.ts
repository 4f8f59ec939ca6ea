import type { Model } from "../../model/model.ts";
import { camelCase, words } from "../../model/words.ts";
import { pagedOf } from "../client/pages.ts";
import type { GenerateConfig } from "../config.ts";
import { outputImport, runtime, sibling } from "../imports.ts";
import { namesOf } from "../names.ts";
import { fileText } from "../text.ts";
import { infiniteHooks, infiniteOptions } from "./infinite.ts";

type Named = readonly (readonly [name: string, comment: string])[];

/** What a file with hooks begins with, so that a server component may import it, and does not run it. */
export const clientPart = '"use client";';

const optionTypes: Named = [
  ["QueryInput", "Options of a query's call."],
  [
    "QueryData",
    "Data of a query: that of the operation, with null for an answer without body (a query cannot hold undefined).",
  ],
  ["QueryOptionsFactory", "Makes the query options of an operation."],
  [
    "MutationInput",
    "Variables of a mutation: the arguments of the call; none are needed when all of them are optional.",
  ],
];

const hookTypes: Named = [
  [
    "QueryHook",
    "A query hook: first the options of the call, then those of TanStack Query (`select`, `enabled`, …).",
  ],
  ["SuspenseQueryHook", "Like {@link QueryHook}, for use under `<Suspense>`: data is always there."],
  [
    "MutationHook",
    "A mutation hook: takes the options of TanStack Query; `mutate` takes the arguments of the call.",
  ],
];

const id = "<Id extends OperationId>";

const typeLines = (api: string, types: Named) =>
  types.flatMap(([name, comment]) => [
    `/** ${comment} */`,
    `export type ${name}${id} = runtime.${name}<${api}Api, Id>;`,
  ]);

/** The runtime's query and mutation options for this API. No part of React is in it, so that a server can use them. */
export function optionsFile(model: Model, config: GenerateConfig): string {
  const { api, error } = namesOf(config, model);
  return fileText([
    `import * as runtime from ${JSON.stringify(`${runtime}/react/options`)};`,
    ...(pagedOf(model).length === 0
      ? []
      : [`import type { Pager } from ${JSON.stringify(`${runtime}/react`)};`]),
    `import type { ${api}Api, ${api}Client, OperationId } from ${outputImport(config, "react", "client")};`,
    "",
    ...typeLines(api, optionTypes),
    "/** Query options of one operation, for `useQuery`, `useSuspenseQuery`, `prefetchQuery`, `ensureQueryData` and the rest. */",
    `export type ${api}QueryOptions${id} = runtime.QueryOptions<${api}Api, Id>;`,
    "/** Mutation options of an operation. */",
    `export type MutationOptions<Id extends OperationId, Context = unknown> = runtime.MutationOptions<${api}Api, Id, Context>;`,
    "",
    "/**",
    " * Makes the query options of a safe operation.",
    " * The query key is `[operationId]`, or `[operationId, options]` with those of the options that choose the data,",
    " * so `[operationId]` invalidates all of them.",
    ` * The error type is ${error}, with the bodies of the operation.`,
    " */",
    `export function queryOptionsFor${id}(id: Id): QueryOptionsFactory<Id> {`,
    `  return runtime.queryOptionsFor<${api}Api, Id>(id);`,
    "}",
    "",
    "/** Makes the mutation options of an operation that is not safe. `retry` is false. */",
    `export function mutationOptionsFor${id}(id: Id): (client: ${api}Client) => MutationOptions<Id> {`,
    `  return runtime.mutationOptionsFor<${api}Api, Id>(id);`,
    "}",
    "",
    ...(pagedOf(model).length === 0 ? [] : infiniteOptions(api)),
  ]);
}

/** The runtime's hooks for this API: its provider, and the functions that make the hook of an operation. */
export function bindingFile(model: Model, config: GenerateConfig): string {
  const { api, create, provider, useClient } = namesOf(config, model);
  const call = `<${provider} client={${create}(…)}>`;
  const missing = `No ${words(camelCase(api)).join(" ").toLowerCase()} client: wrap the tree in ${call}.`;
  return fileText([
    clientPart,
    "",
    `import * as runtime from ${JSON.stringify(`${runtime}/react`)};`,
    `import type { ${api}Api, ${api}Client, OperationId } from ${outputImport(config, "react", "client")};`,
    'import { createContext, type ReactElement } from "react";',
    "",
    `const context = /* @__PURE__ */ createContext<${api}Client | undefined>(undefined);`,
    "",
    `/** Properties of {@link ${provider}}. */`,
    `export type ${provider}Props = runtime.ProviderProps<${api}Client>;`,
    "",
    "/** Gives the client to all hooks below. It goes inside TanStack Query's own `QueryClientProvider`. */",
    `export function ${provider}(props: ${provider}Props): ReactElement {`,
    "  return runtime.provideClient(context, props);",
    "}",
    "",
    `/** Returns the client of the nearest ${provider}. Throws when there is none. */`,
    `export function ${useClient}(): ${api}Client {`,
    `  return runtime.useProvidedClient(context, ${JSON.stringify(missing)});`,
    "}",
    "",
    ...typeLines(api, hookTypes),
    "",
    ...["query", "suspenseQuery", "mutation"].flatMap((kind) => {
      const hook = `${kind}Hook`;
      const type = `${hook.charAt(0).toUpperCase()}${hook.slice(1)}`;
      return [
        `/** Makes the hook of an operation: see {@link ${type}}. */`,
        `export function ${hook}${id}(id: Id): ${type}<Id> {`,
        `  return runtime.${hook}<${api}Api, Id>(${useClient}, id);`,
        "}",
        "",
      ];
    }),
    ...(pagedOf(model).length === 0 ? [] : infiniteHooks(api, useClient)),
  ]);
}

/** The entry of the hooks. */
export function reactIndexFile(model: Model, config: GenerateConfig): string {
  const { error, isError } = namesOf(config, model);
  return fileText([
    `export { ${isError}, ${error} } from ${outputImport(config, "react", "client")};`,
    ...["binding", "hooks", "operations", "options"].map((file) => `export * from ${sibling(config, file)};`),
  ]);
}
