import { startMock } from "@partner-licenses/mock";
import { describe, expect, test } from "vitest";
import { faultsOf } from "./ask.ts";
import { answers } from "./index.ts";

describe.each(Object.entries(answers))("%s", (_, cases) => {
  test.each(cases.map((each) => [each.name, each] as const))("%s", async (_, { contract, asked }) => {
    const mock = await startMock({ spec: contract });
    try {
      const faults = await Promise.all(asked.map((each) => faultsOf(Number(new URL(mock.url).port), each)));
      expect(faults.flat()).toEqual([]);
    } finally {
      await mock.stop();
    }
  });
});
