/** Entry of the bundled engine: Prism's own parts and our checks, wired with caches. */
export { createEngine } from "./answer.ts";
export { createChecker } from "./checker.ts";
export type { Engine, EngineAnswer, EngineOptions, EngineRequest, Violation } from "./types.ts";
