import { type Mock, type MockOptions, startMock } from "@partner-licenses/mock";
import { afterAll, beforeAll } from "vitest";

/** The path of the built-in contract's operation. */
export const usagePath = "/v1/analytics/licenses/usage";
export const bearer = { authorization: "Bearer token" };
export const requestId = "94e4e214-6b06-4fb7-96d1-94d559f9b47f";
export const correlationId = "0f5c7ba7-6f2c-4cb6-8f3e-8f8a9a33e7a1";

/** Starts one mock for a test file and stops it at the end. */
export function useMock(options: MockOptions = {}): { readonly url: string } {
  let mock: Mock | undefined;
  beforeAll(async () => {
    mock = await startMock(options);
  });
  afterAll(() => mock?.stop());
  return {
    get url() {
      if (!mock) throw new Error("The mock is not started yet.");
      return mock.url;
    },
  };
}

/** Calls the usage operation with a token. */
export function getUsage(base: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${base}${usagePath}`, { headers: { ...bearer, ...headers } });
}
