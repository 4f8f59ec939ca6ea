// @vitest-environment happy-dom
import { createPartnerClient, type OperationId } from "@partner-licenses/client";
import { play, scenarioNames, scenarios } from "@partner-licenses/mock/msw";
import { cleanup, renderHook, waitFor } from "@testing-library/react";
import { getResponse } from "msw";
import { afterEach, expect, test } from "vitest";
import { usePartnerLicensesUsage } from "../src/index.ts";
import { treeOf } from "./support/tree.ts";

const operation: OperationId = "getPartnerLicensesUsage";

afterEach(cleanup);

/** A client, its options the standard ones, whose answers are those of a scenario of the mock. */
function clientIn(scenario: (typeof scenarioNames)[number]) {
  const handlers = [play(operation, scenario)];
  let tokens = 0;
  return createPartnerClient({
    baseUrl: "https://partner.test",
    auth: () => ({ token: `token-${++tokens}`, expiresOnTimestamp: Date.now() + 3_600_000 }),
    async fetch(input, init) {
      const response = await getResponse(handlers, new Request(input, init));
      // what `fetch` makes of it
      if (response === undefined || response.type === "error") throw new TypeError("fetch failed");
      return response;
    },
  });
}

test.each(scenarioNames)("a hook in the scenario %s ends as the list says", async (name) => {
  const { wrapper } = treeOf(clientIn(name));
  const { result } = renderHook(() => usePartnerLicensesUsage({ correlationId: name }), { wrapper });
  await waitFor(() => expect(result.current.isPending).toBe(false));
  const { data, error } = result.current;
  expect(error?.kind ?? (Array.isArray(data?.items) ? "data" : "nothing")).toBe(scenarios[name].ends);
});
