export { type Carrier, carrierOf, type Project, projectOf, readProject } from "./project.ts";
export {
  acceptedBeside,
  checksum,
  checksumsName,
  type Fault,
  faultTexts,
  newestReleased,
  type Released,
  readChecksums,
  readReleased,
  tampered,
} from "./released.ts";
export { diffOfOneApi } from "./same-api.ts";
