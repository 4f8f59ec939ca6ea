import { partnerLicensesUsageQueryOptions } from "@partner-licenses/react";
import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import { partner } from "./server";
import { Usage } from "./usage";

export const dynamic = "force-dynamic";

export default async function Page() {
  const queryClient = new QueryClient();
  const headers = { "x-secret": "canary-7f3a9b" };
  await queryClient.prefetchQuery(partnerLicensesUsageQueryOptions(partner, { headers }));
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <Usage />
    </HydrationBoundary>
  );
}
