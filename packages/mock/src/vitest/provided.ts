declare module "vitest" {
  export interface ProvidedContext {
    /** Base URL of the mock that `@partner-licenses/mock/vitest/setup` started. */
    mockUrl: string;
  }
}

export {};
