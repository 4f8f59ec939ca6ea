import { dehydrate, HydrationBoundary, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createElement } from "react";
import { renderToString } from "react-dom/server";
import { expect, test } from "vitest";
import { PartnerProvider, partnerLicensesUsageQueryOptions, usePartnerLicensesUsage } from "../src/index.ts";
import { documented, json, setUp } from "./support/tree.ts";

function Rows() {
  const { data } = usePartnerLicensesUsage();
  return createElement("p", null, data ? `${data.items.length} rows` : "loading");
}

test("data fetched on the server is in the first HTML, and the browser starts from it", async () => {
  const { partner, requests } = setUp(async () => json(documented));
  const server = new QueryClient();
  await server.prefetchQuery(partnerLicensesUsageQueryOptions(partner));
  const state = JSON.parse(JSON.stringify(dehydrate(server)));

  const browser = new QueryClient({ defaultOptions: { queries: { staleTime: 60_000 } } });
  const tree = createElement(
    QueryClientProvider,
    { client: browser },
    createElement(
      PartnerProvider,
      { client: partner },
      createElement(HydrationBoundary, { state }, createElement(Rows)),
    ),
  );
  expect(renderToString(tree)).toContain(`${documented.items.length} rows`);
  expect(requests).toHaveLength(1);
});

test("no header of the call stands in the state that a server sends", async () => {
  const { partner, requests } = setUp(async () => json(documented));
  const server = new QueryClient();
  const headers = { authorization: "Bearer canary-7f3a9b", cookie: "sid=canary-7f3a9b" };
  await server.prefetchQuery(partnerLicensesUsageQueryOptions(partner, { headers }));
  expect(requests[0]?.headers.get("authorization")).toContain("canary-7f3a9b");
  expect(JSON.stringify(dehydrate(server))).not.toContain("canary-7f3a9b");
  expect(Object.keys(await import("../src/options.ts"))).toContain("partnerLicensesUsageQueryOptions");
});

test("query options work without React: fetchQuery, then the typed cache", async () => {
  const { partner } = setUp(async () => json(documented));
  const queryClient = new QueryClient();
  const options = partnerLicensesUsageQueryOptions(partner);
  await queryClient.fetchQuery(options);
  expect(queryClient.getQueryData(options.queryKey)?.totalCount).toBe(documented.totalCount);
});
