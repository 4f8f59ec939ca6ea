export { type GateResult, gate, passes } from "./gate.ts";
export { gateText } from "./print.ts";
export { changelogEntry } from "./summary.ts";
export type { Status } from "./verdict.ts";
export { applyChange, type Change } from "./write.ts";
