import type { MockOptions } from "../types.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** Base URL of the mock that `@partner-licenses/mock/vitest/setup` started. */
    mockUrl: string;
    /** What the configuration gives to that mock: `provide: { mockOptions: { spec: "openapi.yaml" } }`. */
    mockOptions?: MockOptions;
  }
}
