import { readFile } from "node:fs/promises";
import { readContract } from "@partner-licenses/contract-kit/docs";
import { codeSamples, readGenerateConfig } from "@partner-licenses/contract-kit/generate";
import type { HistoryEntry } from "@partner-licenses/contract-kit/history";
import { stringify } from "yaml";
import { generate } from "../../../../spec/plugins/generate-value.mjs";
import type { Options } from "../options.ts";
import { readSamples } from "../reference/samples.ts";
import type { Version } from "./versions.ts";

/** The contract at hand, under the version that it bears. */
export async function readWorking(options: Options): Promise<Version> {
  const { contract, files } = readContract(options.spec);
  const text = await readFile(options.spec, "utf8");
  const isBundle = files.length === 1 && /^\s*\{/.test(text);
  const json = isBundle ? text : `${JSON.stringify(contract, null, 2)}\n`;
  const yaml = await readYaml(options.spec);
  const samples = await readSamples(options.samples);
  const { tokenVariable } = (await readGenerateConfig(options.config)).sampleClient;
  const { version } = contract.info;
  const names = { id: version, name: version, kind: "unreleased", date: undefined } as const;
  return { ...names, contract, json, yaml: yaml ?? stringify(contract), samples, tokenVariable };
}

/** A contract of the history, with the code samples that its own clients understand. */
export async function readReleased(
  { version, file, date }: HistoryEntry,
  kind: Version["kind"],
  options: Options,
): Promise<Version> {
  const contract = writeExamples(readContract(file).contract);
  const config = await readGenerateConfig(options.config);
  return {
    id: version,
    name: version,
    kind,
    date,
    contract,
    yaml: await readFile(file, "utf8"),
    json: `${JSON.stringify(contract, null, 2)}\n`,
    samples: await codeSamples({ ...config, spec: file }),
    tokenVariable: config.sampleClient.tokenVariable,
  };
}

/** Released contracts hold the recipes of large examples; readers want the examples. */
function writeExamples<T>(node: T): T {
  if (typeof node !== "object" || node === null) return node;
  if (Array.isArray(node)) return node.map(writeExamples) as T;
  const { "x-generate": recipe, ...rest } = node as Record<string, unknown>;
  const entries = Object.entries(rest).map(([key, child]) => [key, writeExamples(child)]);
  return Object.fromEntries([
    ...entries,
    ...(recipe === undefined ? [] : [["value", generate(recipe)]]),
  ]) as T;
}

async function readYaml(bundle: string): Promise<string | undefined> {
  const file = bundle.replace(/\.json$/, ".yaml");
  if (file === bundle) return undefined;
  return readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
}
