export { MockStartError, ReplyError } from "./errors.ts";
export { startProxy } from "./proxy/proxy.ts";
export type { ContractProxy, ProxiedExchange, ProxyOptions } from "./proxy/types.ts";
export { type ReplayOptions, type ReplayResult, replay } from "./replay/replay.ts";
export type { Operations, ReplyTo, RequestTo } from "./replies/typed.ts";
export type { Condition, Reply, ReplyEntry, ReplyHandle, RequestValues } from "./replies/types.ts";
export {
  findScenario,
  type Scenario,
  type ScenarioName,
  type ScenarioStep,
  scenarioNames,
  scenarios,
  type WireEffect,
} from "./scenarios.ts";
export { startMock } from "./start.ts";
export type { StateContent } from "./state/store.ts";
export type {
  BasePaths,
  Exchange,
  Mock,
  MockControls,
  MockOptions,
  MockSession,
  RecordedRequest,
  Violation,
} from "./types.ts";
export { certificateOf } from "./verify/certificate.ts";
export { formatReport, type ReportFormat } from "./verify/report.ts";
export { verifyTraffic } from "./verify/traffic.ts";
export type {
  CaseResult,
  Certificate,
  Coverage,
  Covered,
  TrafficOptions,
  VerifyOptions,
  VerifyReport,
} from "./verify/types.ts";
export { verifyServer } from "./verify/verify.ts";
