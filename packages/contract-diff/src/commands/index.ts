export { explain } from "./explain.ts";
export { type FailOn, failOnLevels, fails } from "./fail-on.ts";
export { columns, put } from "./output.ts";
export { type DiffOptions, runDiff } from "./run-diff.ts";
