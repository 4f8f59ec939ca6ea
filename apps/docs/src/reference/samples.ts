import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { listOperations } from "../contract/contract.ts";
import type { Contract } from "../contract/openapi.ts";
import { curlSample } from "./curl.ts";

/** TypeScript sources by operationId, read from `<operationId>.ts` files; none when the folder is missing. */
export async function readSamples(folder: string): Promise<Map<string, string>> {
  const files = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  const samples = new Map<string, string>();
  for (const file of files.filter((name) => name.endsWith(".ts")).sort()) {
    samples.set(file.slice(0, -3), withoutBanner(await readFile(join(folder, file), "utf8")));
  }
  return samples;
}

/** A copy of the contract in which each operation carries its code samples, for Redoc only. */
export function withSamples(contract: Contract, samples: Map<string, string>): Contract {
  const copy = structuredClone(contract);
  for (const entry of listOperations(copy)) {
    const typescript = samples.get(entry.id);
    (entry.operation as Record<string, unknown>)["x-codeSamples"] = [
      ...(typescript ? [{ lang: "TypeScript", label: "TypeScript", source: typescript }] : []),
      { lang: "curl", label: "curl", source: curlSample(copy, entry) },
    ];
  }
  return copy;
}

/** Generated files open with a comment for maintainers; readers of the docs need none of it. */
function withoutBanner(source: string): string {
  return source.replace(/^(?:\/\/[^\n]*\n|\/\*[\s\S]*?\*\/\s*\n)+\s*/, "");
}
