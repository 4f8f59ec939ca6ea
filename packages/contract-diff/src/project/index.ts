export { isIgnored } from "../policy/ignore.ts";
export type { Policy } from "../policy/policy.ts";
export { type ContractPackage, contractPackageOf, type DerivedPackage, infoVersion } from "./package.ts";
export { produce } from "./produce.ts";
export { type Project, projectOf, readProject, readProjects } from "./project.ts";
export {
  acceptedFileOf,
  checksum,
  checksumsName,
  faultTexts,
  newestReleased,
  type Released,
  type ReleaseFault,
  readChecksums,
  readReleased,
  tampered,
} from "./released.ts";
export { diffOfOneApi } from "./same-api.ts";
export { contractNames, readJson, readOneSettings, readSettings, type Settings } from "./settings.ts";
export { manifestName, type ReleaseTool, releaseToolOf, releaseTools } from "./tool.ts";
