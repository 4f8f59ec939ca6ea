export { type Contract, readContract } from "@partner-licenses/document/contract";
export {
  ContractError,
  formatContractError,
  formatPlace,
  type Place,
} from "@partner-licenses/document/errors";
export {
  checkDrift,
  type GenerateConfig,
  type GenerateResult,
  generate,
  readGenerateConfig,
} from "./generate/index.ts";
export { type Model, readModel } from "./model/model.ts";
export type { Operation, Parameter, ResponseModel } from "./model/operations.ts";
