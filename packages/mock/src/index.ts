export { MockStartError } from "./errors.ts";
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
export type { Exchange, Mock, MockOptions, RecordedRequest, Violation } from "./types.ts";
