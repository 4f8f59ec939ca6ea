import type { Model } from "../../model/model.ts";
import { isSafe, type Operation, subjectOf } from "../../model/operations.ts";
import { camelCase, capitalize } from "../../model/words.ts";
import { shortDoc } from "../documentation.ts";
import { docComment, fileText } from "../text.ts";

/** Query options and hooks for safe operations, mutation options and hooks for the others: one line each. */
export function reactTarget(model: Model): Record<string, string> {
  const queries = model.operations.filter(isSafe);
  const mutations = model.operations.filter((operation) => !isSafe(operation));
  const helpers = [
    ...(queries.length > 0 ? ["queryHook", "queryOptionsFor", "suspenseQueryHook"] : []),
    ...(mutations.length > 0 ? ["mutationHook", "mutationOptionsFor"] : []),
  ].sort();
  return {
    "operations.ts": fileText([
      `import { ${helpers.join(", ")} } from "../helpers.ts";`,
      "",
      ...queries.flatMap(queryLines),
      ...mutations.flatMap(mutationLines),
    ]),
  };
}

function queryLines(operation: Operation): string[] {
  const subject = subjectOf(operation.id);
  const id = JSON.stringify(operation.id);
  const name = capitalize(subject);
  return [
    ...line(operation, `export const ${subject}QueryOptions = queryOptionsFor(${id});`),
    ...line(operation, `export const use${name} = queryHook(${id});`),
    ...line(operation, `export const useSuspense${name} = suspenseQueryHook(${id});`),
  ];
}

function mutationLines(operation: Operation): string[] {
  const name = camelCase(operation.id);
  const id = JSON.stringify(operation.id);
  return [
    ...line(operation, `export const ${name}MutationOptions = mutationOptionsFor(${id});`),
    ...line(operation, `export const use${capitalize(name)} = mutationHook(${id});`),
  ];
}

function line(operation: Operation, code: string): string[] {
  return [...docComment(shortDoc(operation)), code, ""];
}
