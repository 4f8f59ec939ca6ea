import { type Mock, scenarioNames, scenarios, startMock } from "@partner-licenses/mock";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createPartnerClient } from "../../src/index.ts";

let mock: Mock;
beforeAll(async () => {
  mock = await startMock({ port: 0 });
});
afterAll(() => mock?.stop());

test.each(scenarioNames)(
  "the scenario %s ends as it should, with the standard options",
  async (name) => {
    let count = 0;
    const partner = createPartnerClient({
      baseUrl: mock.url,
      auth: async () => ({ token: `token-${++count}`, expiresOnTimestamp: Date.now() + 3_600_000 }),
    });
    const headers = { Prefer: `scenario=${name}`, "Mock-Session": name };
    const result = await partner.analytics.licenses.usage.get.safe({
      headers,
      correlationId: crypto.randomUUID(),
    });
    expect(result.ok ? "data" : result.error.kind).toBe(scenarios[name].ends);
  },
  60_000,
);
