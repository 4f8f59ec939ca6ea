import { createRequire } from "node:module";
import { type Mock, type MockOptions, startMock as start } from "@partner-licenses/mock";
import type { operations } from "./generated/operations.js";

/** The file of the contract, for handlers of MSW and the setup of Vitest. */
export const spec: string = createRequire(import.meta.url).resolve("{{prefix}}spec/{{file}}");

/** Starts a mock of the contract on a server of its own. */
export function startMock(options: Omit<MockOptions, "spec"> = {}): Promise<Mock<operations>> {
  return start<operations>({ ...options, spec });
}
