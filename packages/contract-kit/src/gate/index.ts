export type { Base } from "./base/base.ts";
export type { GateFault } from "./faults.ts";
export { type GateOptions, type GateResult, gate, passes } from "./gate.ts";
export { changelogEntry } from "./plan/summary.ts";
export { applyChange, type Change } from "./plan/write.ts";
export { gateText } from "./print.ts";
export type { PackageNeed, Status } from "./verdict.ts";
export { gateView } from "./view.ts";
