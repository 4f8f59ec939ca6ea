import { hasHook } from "../../model/check.ts";
import type { Model } from "../../model/model.ts";
import { isSafe } from "../../model/operations.ts";
import { readTemplates, sampleTemplates } from "../../templates.ts";
import type { GenerateConfig, SampleClient } from "../config.ts";
import { sampleClientIn } from "../imports.ts";
import { describeContract } from "../sample/contract.ts";
import { hookOf } from "../sample/operation.ts";
import { componentLines, mutationLines, queryLines } from "../samples/react.ts";
import { setupLines } from "../samples/sample.ts";
import { fileText, key } from "../text.ts";

/** A small app: a page for each operation, through the generated hooks. The pages are templates; the rest is the contract. */
export async function sampleTarget(whole: Model, config: GenerateConfig): Promise<Record<string, string>> {
  const model = { ...whole, operations: whole.operations.filter(hasHook) };
  const sampleClient = sampleClientIn(config, model, "sample");
  return {
    ...Object.fromEntries(await readTemplates(sampleTemplates)),
    "api.ts": api(sampleClient),
    "contract.ts": fileText([
      'import type { Contract } from "./types.ts";',
      "",
      "/** The contract, as far as the pages need it. */",
      `export const contract: Contract = ${JSON.stringify(describeContract(model, sampleClient), null, 2)};`,
    ]),
    "hooks.ts": hooks(model, sampleClient.react),
  };
}

function api(client: SampleClient): string {
  return fileText([
    `export { ${client.create} as createClient, ${client.isError} as isClientError } from ${JSON.stringify(client.package)};`,
    `export { ${client.provider} as ClientProvider } from ${JSON.stringify(client.react)};`,
    "",
    "/** The same call in code; what the page fills in stands between the quotes « and ». */",
    "export const code = {",
    `  typescript: ${JSON.stringify(typescriptCode(client))},`,
    `  query: ${JSON.stringify(reactCode(client, queryLines("«Name»", "«options»")))},`,
    `  mutation: ${JSON.stringify(reactCode(client, mutationLines("«Name»", "«options»", ["«before»"])))},`,
    `  tokenVariable: ${JSON.stringify(client.tokenVariable)},`,
    "} as const;",
    "",
    "/** Starts the mock, and where it then is. */",
    `export const mockCommand = ${JSON.stringify(`npx ${client.mock}`)};`,
    'export const mockAddress = "http://127.0.0.1:4010";',
    "",
    "/** Under this name the browser remembers the theme. */",
    `export const themeKey = ${JSON.stringify(client.themeKey)};`,
  ]);
}

function typescriptCode(client: SampleClient): string {
  const setup = setupLines(client, ["«auth»"], "«address»");
  const call = `const data = await ${client.variable}«callee»(«options»);`;
  return [...setup, "«before»", call, "console.log(data);"].join("\n");
}

const reactCode = (client: SampleClient, lines: string[]) =>
  componentLines("«Name»", lines, client).join("\n");

function hooks(model: Model, from: string): string {
  const names = model.operations.map(hookOf).sort();
  const table = (name: string, comment: string, safe: boolean) => [
    `/** ${comment} */`,
    `export const ${name} = {`,
    ...model.operations
      .filter((operation) => isSafe(operation) === safe)
      .map((operation) => `  ${key(operation.id)}: ${hookOf(operation)},`),
    "} as const;",
    "",
  ];
  return fileText([
    "import {",
    ...names.map((name) => `  ${name},`),
    `} from ${JSON.stringify(from)};`,
    "",
    ...table("queries", "Query hooks by operationId.", true),
    ...table("mutations", "Mutation hooks by operationId.", false),
  ]);
}
