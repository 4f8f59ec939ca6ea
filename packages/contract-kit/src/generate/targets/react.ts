import { hasHook } from "../../model/check.ts";
import type { Model } from "../../model/model.ts";
import { isSafe, type Operation } from "../../model/operations.ts";
import { capitalize } from "../../model/words.ts";
import { pagerNames } from "../client/pages.ts";
import type { GenerateConfig } from "../config.ts";
import { shortDoc } from "../documentation.ts";
import { outputImport, sibling } from "../imports.ts";
import { bindingFile, clientPart, optionsFile, reactIndexFile } from "../react/binding.ts";
import { docComment, fileText } from "../text.ts";

/** A constant made for an operation: its name, the function that makes it, and what that function takes. */
type Constant = readonly [operation: Operation, name: string, maker: string, argument: string];

/**
 * Query options and hooks for safe operations, mutation options and hooks for the others. Options and hooks are files of
 * their own: a server component imports the options without what belongs to the browser.
 */
export function reactTarget(model: Model, config: GenerateConfig): Record<string, string> {
  const operations = model.operations.filter(hasHook);
  const queries = operations.filter(isSafe);
  const mutations = operations.filter((operation) => !isSafe(operation));
  const pagers = pagerNames(model);
  const paged = queries.filter((operation) => pagers.has(operation));
  const pagerOf = (operation: Operation) => pagers.get(operation) ?? "";
  const options: Constant[] = [
    ...queries.map((each) => constant(each, `${each.hook}QueryOptions`, "queryOptionsFor")),
    ...paged.map(
      (each): Constant => [
        each,
        `${each.hook}InfiniteQueryOptions`,
        "infiniteQueryOptionsFor",
        pagerOf(each),
      ],
    ),
    ...mutations.map((each) => constant(each, `${each.hook}MutationOptions`, "mutationOptionsFor")),
  ];
  const hooks: Constant[] = [
    ...queries.flatMap((each) => [
      constant(each, `use${capitalize(each.hook)}`, "queryHook"),
      constant(each, `useSuspense${capitalize(each.hook)}`, "suspenseQueryHook"),
    ]),
    ...paged.map(
      (each): Constant => [each, `useInfinite${capitalize(each.hook)}`, "infiniteQueryHook", pagerOf(each)],
    ),
    ...mutations.map((each) => constant(each, `use${capitalize(each.hook)}`, "mutationHook")),
  ];
  const pagerImport =
    paged.length === 0
      ? []
      : [`import { ${paged.map(pagerOf).join(", ")} } from ${outputImport(config, "react", "client")};`];
  return {
    "index.ts": reactIndexFile(model, config),
    "options.ts": optionsFile(model, config),
    "binding.ts": bindingFile(model, config),
    "operations.ts": fileText([...pagerImport, ...constantLines(options, sibling(config, "options"))]),
    "hooks.ts": fileText([
      clientPart,
      "",
      ...pagerImport,
      ...constantLines(hooks, sibling(config, "binding")),
    ]),
  };
}

const constant = (operation: Operation, name: string, maker: string): Constant => [
  operation,
  name,
  maker,
  JSON.stringify(operation.id),
];

function constantLines(constants: readonly Constant[], from: string): string[] {
  const makers = [...new Set(constants.map(([, , maker]) => maker))].sort();
  if (makers.length === 0) return ["export {};"];
  return [
    `import { ${makers.join(", ")} } from ${from};`,
    "",
    ...constants.flatMap(([operation, name, maker, argument]) => [
      ...docComment(shortDoc(operation)),
      `export const ${name} = /* @__PURE__ */ ${maker}(${argument});`,
      "",
    ]),
  ];
}
