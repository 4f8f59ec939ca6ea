export {
  type ContractPackage,
  contractPackageOf,
  newestReleased,
  type Project,
  projectOf,
  type Released,
  type ReleaseFault,
  readProject,
  readReleased,
} from "@partner-licenses/contract-diff/project";
export { type Changes, changesBetween, type HistoryEntry, readHistory } from "./history.ts";
export type { KeptFault } from "./kept.ts";
export { type Recorded, record } from "./record.ts";
