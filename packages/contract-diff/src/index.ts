export { explain, type Rule, type RuleLevels, rules } from "./catalogue/index.ts";
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
