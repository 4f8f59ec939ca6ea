import type { Model } from "../../model/model.ts";
import { camelCase, words } from "../../model/words.ts";
import { pagedOf } from "../client/pages.ts";
import type { GenerateConfig } from "../config.ts";
import { outputImport, runtime, sibling } from "../imports.ts";
import { namesOf } from "../names.ts";
import { fileText } from "../text.ts";
import { infiniteBinding } from "./infinite.ts";

const types: readonly (readonly [name: string, comment: string, more?: string])[] = [
  ["QueryInput", "Options of a query's call."],
  [
    "QueryData",
    "Data of a query: that of the operation, with null for an answer without body (a query cannot hold undefined).",
  ],
  ["QueryOptionsFactory", "Makes the query options of an operation."],
  [
    "QueryHook",
    "A query hook: first the options of the call, then those of TanStack Query (`select`, `enabled`, …).",
  ],
  ["SuspenseQueryHook", "Like {@link QueryHook}, for use under `<Suspense>`: data is always there."],
  [
    "MutationInput",
    "Variables of a mutation: the arguments of the call; none are needed when all of them are optional.",
  ],
  [
    "MutationHook",
    "A mutation hook: takes the options of TanStack Query; `mutate` takes the arguments of the call.",
  ],
];

/** The runtime's hooks for this API: its provider, and the functions that make the hook of an operation. */
export function bindingFile(model: Model, config: GenerateConfig): string {
  const { api, create, error, provider, useClient } = namesOf(config, model);
  const call = `<${provider} client={${create}(…)}>`;
  const missing = `No ${words(camelCase(api)).join(" ").toLowerCase()} client: wrap the tree in ${call}.`;
  const id = "<Id extends OperationId>";
  return fileText([
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
    ...types.flatMap(([name, comment]) => [
      `/** ${comment} */`,
      `export type ${name}${id} = runtime.${name}<${api}Api, Id>;`,
    ]),
    "/** Query options of one operation, for `useQuery`, `useSuspenseQuery`, `prefetchQuery`, `ensureQueryData` and the rest. */",
    `export type ${api}QueryOptions${id} = runtime.QueryOptions<${api}Api, Id>;`,
    "/** Mutation options of an operation. */",
    `export type MutationOptions<Id extends OperationId, Context = unknown> = runtime.MutationOptions<${api}Api, Id, Context>;`,
    "",
    "/**",
    " * Makes the query options of a safe operation.",
    " * The query key is `[operationId]` or `[operationId, options]`, so `[operationId]` invalidates all of them.",
    ` * The error type is ${error}.`,
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
    ...(pagedOf(model).length === 0 ? [] : infiniteBinding(api, useClient)),
  ]);
}

/** The entry of the hooks. */
export function reactIndexFile(model: Model, config: GenerateConfig): string {
  const { error, isError } = namesOf(config, model);
  return fileText([
    `export { ${isError}, ${error} } from ${outputImport(config, "react", "client")};`,
    `export * from ${sibling(config, "binding")};`,
    `export * from ${sibling(config, "operations")};`,
  ]);
}
