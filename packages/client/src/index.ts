export { type Interceptors, intercept } from "@partner-licenses/client-runtime";
export * from "./generated/index.ts";
export { nextStep } from "./next-step.ts";
