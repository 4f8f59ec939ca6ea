import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Plugin } from "vite";
import { factsOf } from "./facts.ts";

const modules = { "virtual:contract": "view", "virtual:contract/problems": "problems" } as const;
const isOurs = (name: string): name is keyof typeof modules => name in modules;

const file = createRequire(import.meta.url).resolve("@partner-licenses/spec/openapi.json");

/** The bundled contract, as the spec package publishes it. */
export function readContract(): unknown {
  return JSON.parse(readFileSync(file, "utf8"));
}

/** Gives the page a few facts of the contract instead of all of it. */
export function contractFacts(operationId: string): Plugin {
  return {
    name: "contract-facts",
    resolveId: (source) => (isOurs(source) ? `\0${source}` : undefined),
    load(id) {
      const name = id.slice(1);
      if (!isOurs(name)) return undefined;
      this.addWatchFile(file);
      return `export default ${JSON.stringify(factsOf(readContract(), operationId)[modules[name]])};`;
    },
    hotUpdate({ file: changed, modules: others }) {
      if (changed !== file) return undefined;
      const { moduleGraph } = this.environment;
      return [
        ...others,
        ...Object.keys(modules).flatMap((name) => moduleGraph.getModuleById(`\0${name}`) ?? []),
      ];
    },
  };
}
