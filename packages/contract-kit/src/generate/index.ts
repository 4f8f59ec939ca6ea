export {
  ContractError,
  formatContractError,
  formatPlace,
  type Place,
} from "@partner-licenses/document/errors";
export {
  type GenerateConfig,
  readGenerateConfig,
  type SampleClient,
  type TargetName,
  targetNames,
} from "./config.ts";
export { checkDrift, codeSamples, type GenerateResult, generate } from "./generate.ts";
export type { CodeSample } from "./targets/samples.ts";
export { type Drift, findDrift, type GeneratedFolder, writeFolders } from "./write.ts";
