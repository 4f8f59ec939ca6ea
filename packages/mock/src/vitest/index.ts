import { test as base, type TestAPI } from "vitest";
import type { operations } from "../generated/operations.ts";
import type { Operations } from "../replies/typed.ts";
import { startMock } from "../start.ts";
import type { Mock, MockOptions } from "../types.ts";
import "./provided.ts";

/** A `test` with a `mock` of its own for each test that asks for it, stopped at the end. */
export function testWithMock(
  options?: MockOptions & { spec?: undefined },
): TestAPI<{ mock: Mock<operations> }>;
/** The same for another contract; `Ops` are its `operations` as openapi-typescript writes them. */
export function testWithMock<Ops extends object = Operations>(
  options: MockOptions,
): TestAPI<{ mock: Mock<Ops> }>;
export function testWithMock(options: MockOptions = {}): object {
  return base.extend<{ mock: Mock }>({
    // biome-ignore lint/correctness/noEmptyPattern: Vitest reads from this parameter that no other fixture is needed.
    mock: async ({}, use) => {
      const mock = await startMock(options);
      await use(mock);
      await mock.stop();
    },
  });
}
