import type { Model } from "../../model/model.ts";
import type { Operation } from "../../model/operations.ts";
import type { GenerateConfig } from "../config.ts";
import { runtime, sibling } from "../imports.ts";
import { namesOf } from "../names.ts";
import { docComment, fileText } from "../text.ts";
import { constantNames } from "./operations.ts";

/** The operations that have pages. */
export function pagedOf({ operations }: Model): Operation[] {
  return operations.filter(({ pages }) => pages !== undefined);
}

/** What is called the pager of an operation. */
export function pagerNames(model: Model): Map<Operation, string> {
  const names = constantNames(model);
  return new Map(pagedOf(model).map((operation) => [operation, `${names.get(operation)}Pages`]));
}

/** The pagers of a contract, for `pagesOf` and `itemsOf` of clients without a call chain, and for infinite queries. */
export function pagesFile(model: Model, config: GenerateConfig): string {
  const { api } = namesOf(config, model);
  const names = constantNames(model);
  const pagers = [...pagerNames(model)];
  return fileText([
    `import type { Pager } from ${JSON.stringify(runtime)};`,
    `import { ${pagers.map(([operation]) => names.get(operation)).join(", ")} } from ${sibling(config, "operations")};`,
    `import type { ${api}Api } from ${sibling(config, "types")};`,
    "",
    `export { itemsOf, pagesOf } from ${JSON.stringify(`${runtime}/parts`)};`,
    "",
    ...pagers.flatMap(([operation, name]) => {
      const id = JSON.stringify(operation.id);
      return [
        ...docComment([`Pages of \`${operation.method.toUpperCase()} ${operation.path}\`.`]),
        `export const ${name}: Pager<${api}Api, ${id}> = { id: ${id}, plan: ${names.get(operation)}.pages };`,
        "",
      ];
    }),
  ]);
}
