export * from "./generated/index.ts";
export { nextStep } from "./next-step.ts";
