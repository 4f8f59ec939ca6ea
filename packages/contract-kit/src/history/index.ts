export { type Changes, changesBetween, type HistoryEntry, readHistory } from "./history.ts";
export type { KeptFault } from "./kept.ts";
export { type Carrier, carrierOf, type Project, projectOf, readProject } from "./project.ts";
export { type Recorded, record } from "./record.ts";
export { type Fault, newestReleased, type Released, readReleased } from "./released.ts";
