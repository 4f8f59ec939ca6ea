import { relative } from "node:path";
import { quoted } from "@partner-licenses/document/shell";
import type { GenerateConfig } from "../generate/config.ts";
import { read } from "../generate/generate.ts";
import { packageName } from "../generate/imports.ts";
import type { Model } from "../model/model.ts";
import { kitName } from "../repository/kit.ts";
import { type Described, describe } from "./facts.ts";

/**
 * What is said about a contract of which nothing is known but its file, and the packages of its configuration. `model`
 * is what was read already.
 */
export function describedAlone(
  config: GenerateConfig,
  model: Model = read(config),
): { described: Described; json: string } {
  const path = relative(process.cwd(), config.spec).replaceAll("\\", "/");
  const shell = /^[\w./-]+$/.test(path) ? path : quoted(path);
  const code = JSON.stringify(path);
  const [client, react] = [packageName(config, "client"), packageName(config, "react")];
  const described = describe(model, config, {
    client: client ?? "./api/client/index.js",
    react: react ?? "./api/react/index.js",
    installClient: client === undefined ? `npx ${kitName} add client` : `npm install ${client}`,
    installReact: react === undefined ? `npx ${kitName} add react` : `npm install ${react}`,
    mock: `npx @partner-licenses/mock ${shell}`,
    verify: `npx @partner-licenses/mock verify ${shell}`,
    gate: `npx ${kitName} gate ${shell}`,
    check: `npx ${kitName} check ${shell}`,
    ...{
      mockImport: 'import { startMock } from "@partner-licenses/mock";\n',
      mockOptions: `{ spec: ${code} }`,
    },
    ...{ specImport: "", specValue: `: ${code}`, releasing: "" },
  });
  return { described, json: `${JSON.stringify(described.contract, null, 2)}\n` };
}
