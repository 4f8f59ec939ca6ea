import { existsSync } from "node:fs";
import { resolve } from "node:path";
import type { Policy } from "../policy/policy.ts";
import { readProject, readProjects } from "./project.ts";

/** Which configuration may say how changes weigh. */
export interface PolicySource {
  readonly config: string;
  readonly contract?: string;
}

/** The policy of a configuration, if there is such a file; of several contracts `contract` names one. */
export function policyIn(config: string, contract?: string): Policy | undefined {
  if (contract === undefined) {
    if (!existsSync(config)) return undefined;
    if (readProjects(config).every(({ policy }) => policy === undefined)) return undefined;
  }
  return readProject(config, contract).policy;
}

/** The policy for two contracts: that of the contract that the configuration names, where one of the two is that one. */
export function policyFor(sides: readonly string[], { config, contract }: PolicySource): Policy | undefined {
  if (contract !== undefined) return readProject(config, contract).policy;
  if (!existsSync(config)) return undefined;
  const files = new Set(sides.map((side) => resolve(side.replace(/^[^:]+:(?!\\)/, ""))));
  return readProjects(config).find(({ spec }) => files.has(spec))?.policy;
}
