export { type ContractPackage, contractPackageOf, type Project, projectOf, readProject } from "./project.ts";
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
