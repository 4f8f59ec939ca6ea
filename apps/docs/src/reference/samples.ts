import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { CodeSample } from "@partner-licenses/contract-kit/generate";
import { type ContractOperation, listOperations } from "../contract/contract.ts";
import type { Contract } from "../contract/openapi.ts";
import { curlSample, fetchSample } from "./raw-samples.ts";
import { requestOf } from "./request.ts";

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

/** A sample as Redoc's extension of operations wants it; `lang` names the language of the code. */
export interface ShownSample {
  lang: string;
  label: string;
  source: string;
}

/** Every way to make the call of an operation, ready to paste. */
export function samplesOf(
  contract: Contract,
  entry: ContractOperation,
  samples: ReadonlyMap<string, CodeSample>,
): ShownSample[] {
  const { typescript, react } = samples.get(entry.id) ?? {};
  const request = requestOf(contract, entry);
  return [
    ...(typescript ? [{ lang: "TypeScript", label: "TypeScript", source: typescript }] : []),
    ...(react ? [{ lang: "tsx", label: "React", source: react }] : []),
    { lang: "curl", label: "curl", source: curlSample(request) },
    { lang: "JavaScript", label: "fetch", source: fetchSample(request) },
  ];
}

/**
 * A copy of the contract in which each operation carries its code samples, and first of all a link to the page of `tryApp`
 * that calls it; for Redoc only.
 */
export function withSamples(
  contract: Contract,
  samples: ReadonlyMap<string, CodeSample>,
  tryApp: string | undefined,
): Contract {
  const copy = structuredClone(contract);
  for (const entry of listOperations(copy)) {
    const { operation, id } = entry;
    (operation as Record<string, unknown>)["x-codeSamples"] = samplesOf(copy, entry, samples);
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
