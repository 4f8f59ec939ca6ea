export { explain, type Rule, type RuleLevels, rules } from "./catalogue/index.ts";
export { diff } from "./diff.ts";
export type { DiffInput } from "./load/load.ts";
export type {
  Bump,
  DiffReport,
  Direction,
  Finding,
  FindingPlace,
  Level,
  SourceEffect,
  Witness,
} from "./types.ts";
