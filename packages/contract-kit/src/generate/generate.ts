import { dirname, relative } from "node:path";
import { ContractError } from "@partner-licenses/document/errors";
import { type Model, readModel } from "../model/model.ts";
import { noPagination } from "../model/pages/pages.ts";
import { typedCommand } from "../repository/command.ts";
import { writeStamp } from "./cache.ts";
import { type GenerateConfig, outputsHint, type TargetName } from "./config.ts";
import { runtime } from "./imports.ts";
import { namesOf, requireChosen, takenHooks } from "./names.ts";
import { generatedHeading, isGeneratedFolder, requireReplaceable } from "./replaceable.ts";
import { clientTarget } from "./targets/client.ts";
import { mockTarget } from "./targets/mock.ts";
import { reactTarget } from "./targets/react.ts";
import { sampleTarget } from "./targets/sample.ts";
import { type CodeSample, samplesById, samplesTarget } from "./targets/samples.ts";
import { typesTarget } from "./targets/types.ts";
import { type Drift, findDrift, type GeneratedFolder, writeFolders } from "./write.ts";

type Files = Record<string, string>;
type Target = (model: Model, config: GenerateConfig) => Files | Promise<Files>;

const targets: Readonly<Record<TargetName, Target>> = {
  types: typesTarget,
  client: clientTarget,
  react: reactTarget,
  mock: mockTarget,
  samples: samplesTarget,
  sample: sampleTarget,
};

/** What a project has to install for the generated code of a target. */
const packagesOf: { readonly [Target in TargetName]?: string } = {
  client: `\`${runtime}\``,
  react: `\`${runtime}\`, \`@tanstack/react-query\` and \`react\``,
};

/** What a run made. */
export interface GenerateResult {
  readonly operations: number;
  /** What the code does otherwise than the contract says, and where. */
  readonly notes: readonly ContractError[];
  readonly folders: readonly { readonly dir: string; readonly files: readonly string[] }[];
}

/**
 * Writes what is derived from the contract: all of it, or only the targets that are named.
 * Throws a ContractError and changes nothing when the contract is broken or a target has no folder.
 */
export async function generate(
  config: GenerateConfig,
  wanted: readonly TargetName[] = [],
): Promise<GenerateResult> {
  const { model, folders } = await render(config, wanted);
  for (const { dir } of folders)
    await requireReplaceable(
      dir,
      isGeneratedFolder(dir),
      "not generated",
      "give the output a folder of its own",
    );
  await writeFolders(folders);
  if (wanted.length === 0) await writeStamp(config, model.contract.files);
  return {
    operations: model.operations.length,
    notes: model.notes.filter(({ code }) => code !== "stream-without-hook" || hasHooks(config)),
    folders: folders.map(({ dir, files }) => ({ dir, files: Object.keys(files) })),
  };
}

function hasHooks({ outputs }: GenerateConfig): boolean {
  return outputs.has("react") || outputs.has("sample");
}

/** The code samples of a contract by operationId; writes nothing. Throws a ContractError when the contract is broken. */
export async function codeSamples(
  config: Pick<GenerateConfig, "spec" | "name" | "packages" | "sampleClient"> & Partial<GenerateConfig>,
): Promise<Map<string, CodeSample>> {
  return samplesById(read(config), config);
}

/** Compares what is on disk with what the contract generates now; changes nothing. */
export async function checkDrift(
  config: GenerateConfig,
  wanted: readonly TargetName[] = [],
): Promise<Drift[]> {
  const { folders } = await render(config, wanted);
  return findDrift(folders);
}

/**
 * Everything that is derived from the contract, in memory: the generated folders with their files. `model` is what was
 * read already.
 */
export async function render(
  config: GenerateConfig,
  wanted: readonly TargetName[] = [],
  model: Model = read(config),
): Promise<{ model: Model; folders: GeneratedFolder[] }> {
  const outputs = outputsOf(config, wanted);
  requireChosen(config, "names", config.names, model.operations);
  requireChosen(config, "pagination", config.pagination.operations, model.operations);
  const source = relative(process.cwd(), config.spec);
  const command = typedCommand(dirname(config.file), "generate");
  const folders: GeneratedFolder[] = [];
  for (const [name, dir] of outputs) {
    const files = await targets[name](model, config);
    const headed = Object.entries(files).map(([file, text]) => [
      file,
      name === "samples" ? text : `${header(source, command, file)}${text}`,
    ]);
    folders.push({
      dir,
      files: { ...Object.fromEntries(headed), "README.md": readme(name, source, command) },
    });
  }
  return { model, folders };
}

/** The contract with the names that its operations have in code. */
export function read(config: Pick<GenerateConfig, "spec" | "name"> & Partial<GenerateConfig>): Model {
  return readModel(config.spec, {
    chosen: config.names ?? new Map(),
    pagination: config.pagination ?? noPagination,
    takenHooks: (document) => takenHooks(namesOf(config, { document })),
  });
}

function outputsOf(config: GenerateConfig, wanted: readonly TargetName[]): [TargetName, string][] {
  const places = [{ file: relative(process.cwd(), config.file), line: 1, column: 1 }];
  if (config.outputs.size === 0)
    throw new ContractError("the configuration needs `outputs`", { places, hint: outputsHint });
  const missing = wanted.find((name) => !config.outputs.has(name));
  if (missing !== undefined) {
    throw new ContractError(`the configuration has no folder for "${missing}"`, {
      places,
      hint: `add \`"${missing}": "<folder>"\` to \`outputs\`, or ask for ${[...config.outputs.keys()].join(", ")}`,
    });
  }
  return [...config.outputs].filter(([name]) => wanted.length === 0 || wanted.includes(name));
}

function header(source: string, command: string, file: string): string {
  const text = `Generated by \`contract generate\` from ${source}. Do not edit: change the contract and run \`${command}\`.`;
  return file.endsWith(".css") ? `/* ${text} */\n\n` : `// ${text}\n\n`;
}

function readme(target: TargetName, source: string, command: string): string {
  const needs = packagesOf[target];
  return [
    generatedHeading,
    "",
    `\`contract generate\` writes this folder from \`${source}\` and replaces it as a whole.`,
    `Do not edit: change the contract and run \`${command}\`.`,
    ...(needs === undefined ? [] : ["", `Its code imports ${needs}.`]),
    "",
  ].join("\n");
}
