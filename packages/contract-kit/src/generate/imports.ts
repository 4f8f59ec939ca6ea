import { dirname, join, relative } from "node:path";
import { ContractError } from "@partner-licenses/document/errors";
import { foldersAbove } from "@partner-licenses/document/files";
import { asString } from "@partner-licenses/document/json";
import { readManifest } from "@partner-licenses/document/manifest";
import type { Model } from "../model/model.ts";
import { type GenerateConfig, type SampleClient, sampleClientOf, type TargetName } from "./config.ts";

/** The package that generated clients stand on. */
const runtime = "@partner-licenses/client-runtime";

export { runtime };

/** How a generated file names another one of its own folder. */
export function sibling({ importExtension }: GenerateConfig, file: string): string {
  return JSON.stringify(`./${file}${importExtension}`);
}

/**
 * How the generated code of one output imports another output: by the name that `packages` gives; else by the name
 * of the package that its folder lies in; and by a path where both lie in one package.
 */
export function outputImport(config: GenerateConfig, from: TargetName, to: TargetName): string {
  const name = moduleName(config, from, to);
  if (name === undefined) throw unknownOutput(config, from, to);
  return JSON.stringify(name);
}

/** The client and the hooks as code of an output imports them: as `sampleClient` says, else where they are generated. */
export function sampleClientIn(
  config: GenerateConfig,
  model: Pick<Model, "document">,
  from: "samples" | "sample",
  folder = ".",
): SampleClient {
  const [client, react] = [
    moduleName(config, from, "client", folder),
    moduleName(config, from, "react", folder),
  ];
  const mock = config.packages.mock ?? `@partner-licenses/mock ${shownSpec(config)}`;
  return {
    ...sampleClientOf(config, model),
    ...{ ...(client !== undefined && { package: client }), ...(react !== undefined && { react }), mock },
    ...config.sampleClient,
  };
}

function shownSpec({ file, spec }: GenerateConfig): string {
  const path = relative(dirname(file), spec).replaceAll("\\", "/");
  return /^[\w./-]+$/.test(path) ? path : JSON.stringify(path);
}

/** What a file in `folder` of an output imports another output by; undefined where nothing says where that is. */
function moduleName(
  config: GenerateConfig,
  from: TargetName,
  to: TargetName,
  folder = ".",
): string | undefined {
  const named = config.packages[to];
  if (named !== undefined) return named;
  const [source, target] = [config.outputs.get(from), config.outputs.get(to)];
  if (source === undefined || target === undefined) return undefined;
  const [here, there] = [packageAt(source), packageAt(target)];
  if (there !== undefined && there.folder !== here?.folder) return there.name;
  const path = relative(join(source, folder), join(target, "index")).replaceAll("\\", "/");
  return `${path.startsWith(".") ? path : `./${path}`}${config.importExtension}`;
}

/** The name of the package that an output is published in; undefined when nothing says it. */
export function packageName(config: GenerateConfig, target: TargetName): string | undefined {
  const dir = config.outputs.get(target);
  return config.packages[target] ?? (dir === undefined ? undefined : packageAt(dir)?.name);
}

/** The package that a folder lies in: the nearest one above it in the repository that has a name; others only say what kind of module files are. */
function packageAt(dir: string): { folder: string; name: string } | undefined {
  return foldersAbove(dir).flatMap((folder) => {
    const name = asString(readManifest(folder)?.name);
    return name === undefined ? [] : [{ folder, name }];
  })[0];
}

function unknownOutput({ file }: GenerateConfig, from: TargetName, to: TargetName): ContractError {
  return new ContractError(`the output "${from}" stands on "${to}", which the configuration does not name`, {
    places: [{ file: relative(process.cwd(), file), line: 1, column: 1 }],
    hint: `add \`"${to}": "<folder>"\` to \`outputs\`, or \`"packages": { "${to}": "<npm package>" }\``,
  });
}
