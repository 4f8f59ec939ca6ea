import type { Operation } from "../model/operations.ts";
import { fileText } from "./text.ts";

/** Files of the client, by the part that they hold. */
const files = {
  encodeBody: "../encode-body.ts",
  fillPath: "../parameters.ts",
  queryString: "../parameters.ts",
  readMedia: "../read-media.ts",
} as const;

type Part = keyof typeof files;

const needs: Record<Part, (operation: Operation) => boolean> = {
  encodeBody: ({ body }) => body !== undefined,
  fillPath: ({ path }) => path.includes("{"),
  queryString: ({ parameters }) => parameters.some(({ in: where }) => where === "query"),
  readMedia: ({ responses }) =>
    responses.flatMap(({ content }) => Object.keys(content)).some((type) => !/json/.test(type)),
};

/** The parts of the client that some operation needs; the others are undefined, so that no bundle holds them. */
export function partsFile(operations: readonly Operation[]): string {
  const lines = (Object.keys(files) as Part[]).map((part) =>
    operations.some(needs[part])
      ? `export { ${part} } from "${files[part]}";`
      : `export const ${part}: Parts["${part}"] = undefined;`,
  );
  const typed = lines.some((line) => line.includes("Parts["));
  return fileText([...(typed ? ['import type { Parts } from "../parts.ts";', ""] : []), ...lines]);
}
