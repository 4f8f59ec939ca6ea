import type { Operation } from "../../model/operations.ts";

/** What of `@partner-licenses/client-runtime/parts` a contract needs, and for which operations. */
const needs: Readonly<Record<string, (operation: Operation) => boolean>> = {
  addPath: ({ path }) => path.includes("{"),
  addQuery: ({ parameters }) => parameters.some(({ in: where }) => where === "query"),
  addBody: ({ body }) => body !== undefined,
};

/** The parts of a request that some operation needs; the others are not named, so that no bundle holds them. */
export function requestParts(operations: readonly Operation[]): string[] {
  return Object.keys(needs).filter((part) => operations.some((operation) => needs[part]?.(operation)));
}

/** True when some answer is something else than JSON. */
export function hasOtherMedia(operations: readonly Operation[]): boolean {
  return operations
    .flatMap(({ responses }) => responses.flatMap(({ content }) => Object.keys(content)))
    .some((type) => !/json/.test(type));
}
