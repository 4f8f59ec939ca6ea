import { readFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { ContractError } from "@partner-licenses/document/errors";
import { isObject } from "@partner-licenses/document/json";

/** What can be generated, by the name used in `contract.config.json`. */
export const targetNames = ["types", "client", "react", "mock", "samples", "sample"] as const;
export type TargetName = (typeof targetNames)[number];

/** The client that code samples show and the sample app uses. */
export interface SampleClient {
  /** npm package, the function that creates a client, and the variable that holds it. */
  readonly package: string;
  readonly create: string;
  readonly variable: string;
  /** npm packages of the hooks and of the mock, the provider of the hooks, and the function that knows the client's errors. */
  readonly react: string;
  readonly mock: string;
  readonly provider: string;
  readonly isError: string;
  /** Under this name the browser remembers the theme. */
  readonly themeKey: string;
  /** Environment variables for the token and the base URL. */
  readonly tokenVariable: string;
  readonly baseUrlVariable: string;
}

/** `contract.config.json`, with absolute paths. */
export interface GenerateConfig {
  readonly file: string;
  readonly spec: string;
  readonly sampleClient: SampleClient;
  /** Folders by target; each holds generated files only. */
  readonly outputs: ReadonlyMap<TargetName, string>;
}

const hint =
  'write `{ "spec": "spec/openapi.yaml", "outputs": { "types": "packages/types/src/generated" } }`';

/** Reads `contract.config.json`. Throws a ContractError when it is missing or not of its form. */
export async function readGenerateConfig(path: string): Promise<GenerateConfig> {
  const file = resolve(path);
  const place = { file: path, line: 1, column: 1 };
  const text = await readFile(file, "utf8").catch((cause: unknown) => {
    throw new ContractError("there is no such configuration file", { places: [place], hint, cause });
  });
  const value = parseJson(text, path);
  if (!isObject(value) || typeof value["spec"] !== "string" || !isObject(value["outputs"])) {
    throw new ContractError("the configuration needs `spec` and `outputs`", { places: [place], hint });
  }
  const unknown = Object.keys(value["outputs"]).find((name) => !targetNames.includes(name as TargetName));
  if (unknown !== undefined) {
    throw new ContractError(`unknown output "${unknown}"`, {
      places: [place],
      hint: `use ${targetNames.join(", ")}`,
    });
  }
  const base = dirname(file);
  const outputs = Object.entries(value["outputs"]).map(
    ([name, dir]) => [name as TargetName, resolve(base, String(dir))] as const,
  );
  return {
    file,
    spec: resolve(base, value["spec"]),
    sampleClient: sampleClient(value["sampleClient"]),
    outputs: new Map(outputs),
  };
}

function sampleClient(value: unknown): SampleClient {
  const defaults = {
    package: "client",
    create: "createClient",
    variable: "client",
    react: "react-client",
    mock: "mock",
    provider: "ClientProvider",
    isError: "isClientError",
    themeKey: "theme",
    tokenVariable: "API_TOKEN",
    baseUrlVariable: "API_BASE_URL",
  };
  return { ...defaults, ...(isObject(value) ? (value as Partial<SampleClient>) : {}) };
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ContractError((cause as Error).message, {
      places: [{ file, line: 1, column: 1 }],
      hint: "mend the JSON",
      cause,
    });
  }
}
