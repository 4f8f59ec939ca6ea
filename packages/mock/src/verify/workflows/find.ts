import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { readDocument } from "../../contract/load.ts";
import type { Contract } from "../../contract/types.ts";
import { MockStartError } from "../../errors.ts";
import { workflowsOf } from "./generate.ts";

/** An Arazzo file and what running it needs. */
export interface Workflows {
  file: string;
  /** Names of its OpenAPI sources: all are the server under test. */
  sources: string[];
  workflowIds: string[];
  /** Those that say `x-server: mock`. */
  forMock: string[];
}

export interface Wanted {
  /** Arazzo file; without one, the file next to the contract, else workflows are made from the contract. */
  file: string | undefined;
  spec: string | object | undefined;
  contract: Contract;
}

interface Arazzo {
  sourceDescriptions?: { name?: string; url?: string; type?: string }[];
  workflows?: { workflowId?: string; "x-server"?: string }[];
}

const names = ["arazzo.yaml", "arazzo.yml", "arazzo.json"];

/** The workflows to run; what has to be made is written into `folder`. Throws `MockStartError` on a broken file. */
export async function findWorkflows(
  { file, spec, contract }: Wanted,
  folder: string,
): Promise<Workflows | undefined> {
  if (file !== undefined) return describe(resolve(file));
  if (spec === undefined) return describe(fileURLToPath(new URL("./workflows/arazzo.json", import.meta.url)));
  const found = typeof spec === "string" ? await nextToContract(resolve(spec)) : undefined;
  return found ?? make(contract, spec, folder);
}

async function nextToContract(spec: string): Promise<Workflows | undefined> {
  for (const name of names) {
    const file = join(dirname(spec), name);
    if (!existsSync(file)) continue;
    const { sourceDescriptions = [] } = await read(file);
    if (sourceDescriptions.some(({ url = "" }) => resolve(dirname(file), url) === spec))
      return describe(file);
  }
  return undefined;
}

async function make(
  contract: Contract,
  spec: string | object,
  folder: string,
): Promise<Workflows | undefined> {
  const url = typeof spec === "string" ? resolve(spec) : join(folder, "openapi.json");
  if (typeof spec !== "string") await writeFile(url, JSON.stringify(spec));
  const file = join(folder, "arazzo.json");
  await writeFile(file, JSON.stringify(workflowsOf(contract, url)));
  const made = await describe(file);
  return made.workflowIds.length > 0 ? made : undefined;
}

async function describe(file: string): Promise<Workflows> {
  const { sourceDescriptions = [], workflows = [] } = await read(file);
  const id = ({ workflowId = "" }): string => workflowId;
  return {
    file,
    sources: sourceDescriptions.filter(({ type }) => type !== "arazzo").map(({ name = "" }) => name),
    workflowIds: workflows.map(id),
    forMock: workflows.filter((workflow) => workflow["x-server"] === "mock").map(id),
  };
}

async function read(file: string): Promise<Arazzo> {
  const document = readDocument(file).value;
  if (typeof document === "object" && document !== null && "arazzo" in document) return document as Arazzo;
  throw new MockStartError(`${file} is not an Arazzo file: it has no \`arazzo: 1.x\` line.`);
}
