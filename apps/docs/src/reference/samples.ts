import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import {
  type Contract,
  listOperations,
  type Reference,
  samplesOf,
} from "@partner-licenses/contract-kit/docs";
import type { CodeSample } from "@partner-licenses/contract-kit/generate";

/** Code samples by operationId, read from the folder that `contract generate` writes; none when it is missing. */
export async function readSamples(folder: string): Promise<Map<string, CodeSample>> {
  const files: string[] = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  const read = async (file: string) => withoutBanner(await readFile(join(folder, file), "utf8"));
  const samples = new Map<string, CodeSample>();
  for (const file of files.filter((name) => name.endsWith(".ts")).sort()) {
    const id = file.slice(0, -3);
    const react = `${id}.react.tsx`;
    const typescript = await read(file);
    samples.set(id, files.includes(react) ? { typescript, react: await read(react) } : { typescript });
  }
  return samples;
}

/**
 * A copy of the contract in which each operation carries its code samples, and first of all a link to the page of `tryApp`
 * that calls it; for Redoc only.
 */
export function withSamples(reference: Reference, tryApp: string | undefined): Contract {
  const copy = structuredClone(reference.contract);
  for (const entry of listOperations(copy)) {
    const { operation, id } = entry;
    (operation as Record<string, unknown>)["x-codeSamples"] = samplesOf(
      { ...reference, contract: copy },
      entry,
    );
    if (tryApp === undefined) continue;
    const link = `[Try it in the browser](${tryApp}#/${encodeURIComponent(id)})`;
    operation.description = `${link}\n\n${operation.description ?? ""}`.trim();
  }
  return copy;
}

/** Generated files open with a comment for maintainers; readers of the docs need none of it. */
function withoutBanner(source: string): string {
  return source.replace(/^(?:\/\/[^\n]*\n|\/\*[\s\S]*?\*\/\s*\n)+\s*/, "");
}
