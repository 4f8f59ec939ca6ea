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
export { type Contract, loadContract } from "./load/contract.ts";
export { type Model, readModel } from "./model/model.ts";
export type { Operation, Parameter, ResponseModel } from "./model/operations.ts";
