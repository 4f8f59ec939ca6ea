import { isSafe, type Operation, subjectOf } from "../operations.ts";
import { camelCase, capitalize } from "../words.ts";

type Hooked = Pick<Operation, "method" | "pages">;

/** The names that an operation exports, made from one word. */
export function hookNames(operation: Hooked, base: string): readonly string[] {
  const name = capitalize(base);
  if (!isSafe(operation)) return [`${base}MutationOptions`, `use${name}`];
  const infinite = operation.pages === undefined ? [] : [`${base}InfiniteQueryOptions`, `useInfinite${name}`];
  return [`${base}QueryOptions`, `use${name}`, `useSuspense${name}`, ...infinite];
}

/** What the hooks of an operation are made from when nothing is in the way: for a query its noun, else its id. */
export function plainHook({ id, method }: Pick<Operation, "id" | "method">): string {
  return isSafe({ method }) ? subjectOf(id) : wholeName(id);
}

/** The id as a name; one without a letter gives none. */
export function wholeName(id: string): string {
  return camelCase(id) || "operation";
}

/** Takes the first base of which no name is taken; where all are, the last one with a number. */
export function takeHook(taken: Set<string>, operation: Hooked, bases: readonly string[]): string {
  const isFree = (base: string) => hookNames(operation, base).every((name) => !taken.has(name));
  let base = bases.find(isFree);
  for (let count = 2; base === undefined; count++) {
    const next = `${bases.at(-1)}${count}`;
    if (isFree(next)) base = next;
  }
  for (const name of hookNames(operation, base)) taken.add(name);
  return base;
}
