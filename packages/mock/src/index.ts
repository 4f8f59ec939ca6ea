export { MockStartError } from "./errors.ts";
export { startMock } from "./start.ts";
export type { Mock, MockOptions, Violation } from "./types.ts";
