import { asString, get } from "@partner-licenses/document/json";
import { parseDocument, stringify } from "yaml";
import { bundleText } from "../history/bundle.ts";
import { type Model, readModel } from "../model/model.ts";
import { firstVersion } from "./workspace.ts";

/** The contract that a checkout is made for. */
export interface NewContract {
  readonly model: Model;
  readonly title: string;
  /** As it will be in the checkout: one YAML file with the first version. */
  readonly text: string;
}

/** Reads a contract, of one file or several, YAML or JSON. Throws a ContractError when it is broken. */
export async function readNewContract(path: string): Promise<NewContract> {
  const model = readModel(path);
  const written = await bundleText(path);
  const title = asString(get(model.document.info, "title")) ?? "API";
  return { model, title, text: withVersion(written) };
}

/** Comments and order stay; JSON has no comments, so it is rewritten as YAML. */
function withVersion(text: string): string {
  if (/^\s*\{/.test(text)) {
    const value = JSON.parse(text) as { info: Record<string, unknown> };
    return stringify({ ...value, info: { ...value.info, version: firstVersion } }, { lineWidth: 0 });
  }
  const line = /^(info:[^\n]*\n(?: .*\n|\s*#.*\n|\n)*? +version: *)([^\n#]*?)( *(?:#[^\n]*)?)$/m;
  if (line.test(text)) return text.replace(line, `$1${firstVersion}$3`);
  const document = parseDocument(text);
  document.setIn(["info", "version"], firstVersion);
  return document.toString({ lineWidth: 0 });
}
