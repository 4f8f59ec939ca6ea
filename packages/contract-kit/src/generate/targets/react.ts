import { hasHook } from "../../model/check.ts";
import type { Model } from "../../model/model.ts";
import { isSafe, type Operation } from "../../model/operations.ts";
import { capitalize } from "../../model/words.ts";
import { pagerNames } from "../client/pages.ts";
import type { GenerateConfig } from "../config.ts";
import { shortDoc } from "../documentation.ts";
import { outputImport, sibling } from "../imports.ts";
import { bindingFile, reactIndexFile } from "../react/binding.ts";
import { docComment, fileText } from "../text.ts";

/** Hooks on the runtime: query options and hooks for safe operations, mutation options and hooks for the others. */
export function reactTarget(model: Model, config: GenerateConfig): Record<string, string> {
  const operations = model.operations.filter(hasHook);
  const queries = operations.filter(isSafe);
  const mutations = operations.filter((operation) => !isSafe(operation));
  const pagers = pagerNames(model);
  const paged = queries.filter((operation) => pagers.has(operation));
  const helpers = [
    ...(paged.length > 0 ? ["infiniteQueryHook", "infiniteQueryOptionsFor"] : []),
    ...(queries.length > 0 ? ["queryHook", "queryOptionsFor", "suspenseQueryHook"] : []),
    ...(mutations.length > 0 ? ["mutationHook", "mutationOptionsFor"] : []),
  ].sort();
  return {
    "index.ts": reactIndexFile(model, config),
    "binding.ts": bindingFile(model, config),
    "operations.ts": fileText([
      ...(paged.length === 0
        ? []
        : [
            `import { ${paged.map((each) => pagers.get(each)).join(", ")} } from ${outputImport(config, "react", "client")};`,
          ]),
      `import { ${helpers.join(", ")} } from ${sibling(config, "binding")};`,
      "",
      ...queries.flatMap(queryLines),
      ...paged.flatMap((operation) => infiniteLines(operation, pagers.get(operation) ?? "")),
      ...mutations.flatMap(mutationLines),
    ]),
  };
}

function queryLines(operation: Operation): string[] {
  const subject = operation.hook;
  const id = JSON.stringify(operation.id);
  const name = capitalize(subject);
  return [
    ...line(operation, `export const ${subject}QueryOptions = /* @__PURE__ */ queryOptionsFor(${id});`),
    ...line(operation, `export const use${name} = /* @__PURE__ */ queryHook(${id});`),
    ...line(operation, `export const useSuspense${name} = /* @__PURE__ */ suspenseQueryHook(${id});`),
  ];
}

function infiniteLines(operation: Operation, pager: string): string[] {
  const options = `${operation.hook}InfiniteQueryOptions`;
  const hook = `useInfinite${capitalize(operation.hook)}`;
  return [
    ...line(operation, `export const ${options} = /* @__PURE__ */ infiniteQueryOptionsFor(${pager});`),
    ...line(operation, `export const ${hook} = /* @__PURE__ */ infiniteQueryHook(${pager});`),
  ];
}

function mutationLines(operation: Operation): string[] {
  const name = operation.hook;
  const id = JSON.stringify(operation.id);
  return [
    ...line(operation, `export const ${name}MutationOptions = /* @__PURE__ */ mutationOptionsFor(${id});`),
    ...line(operation, `export const use${capitalize(name)} = /* @__PURE__ */ mutationHook(${id});`),
  ];
}

function line(operation: Operation, code: string): string[] {
  return [...docComment(shortDoc(operation)), code, ""];
}
