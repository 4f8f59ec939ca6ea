/** Entry of the bundled engine: Prism's own parts, wired with caches. */
export { createEngine } from "./answer.ts";
export { createChecker } from "./check.ts";
export type { Engine, EngineAnswer, EngineOptions, EngineRequest, Violation } from "./types.ts";
