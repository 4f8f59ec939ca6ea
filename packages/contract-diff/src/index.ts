export {
  allRules as rules,
  explain,
  type Remedy,
  type Rule,
  type RuleLevels,
  type SeenBy,
} from "./catalogue/index.ts";
export { diff } from "./diff.ts";
export type {
  Bump,
  DiffInput,
  DiffReport,
  Direction,
  Finding,
  FindingPlace,
  Level,
  SourceEffect,
  Witness,
} from "./types.ts";
