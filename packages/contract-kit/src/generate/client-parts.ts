import type { Operation } from "../model/operations.ts";

/** Files of the client, by the part that they hold. */
const files = {
  encodeBody: "../encode-body.ts",
  fillPath: "../parameters.ts",
  queryString: "../parameters.ts",
  readMedia: "../read-media.ts",
} as const;

type Part = keyof typeof files;

/** The parts of the client that some operation needs: bundles hold no others. */
export function neededParts(operations: readonly Operation[]): Part[] {
  const needs: Record<Part, (operation: Operation) => boolean> = {
    encodeBody: ({ body }) => body !== undefined,
    fillPath: ({ path }) => path.includes("{"),
    queryString: ({ parameters }) => parameters.some(({ in: where }) => where === "query"),
    readMedia: ({ responses }) =>
      responses.flatMap(({ content }) => Object.keys(content)).some((type) => !/json/.test(type)),
  };
  return (Object.keys(needs) as Part[]).filter((part) => operations.some(needs[part]));
}

/** The import lines of those parts, one for each file. */
export function partImports(parts: readonly Part[]): string[] {
  const paths = [...new Set(parts.map((part) => files[part]))];
  return paths.map(
    (path) => `import { ${parts.filter((part) => files[part] === path).join(", ")} } from "${path}";`,
  );
}
