import { createPartnerClient } from "@partner-licenses/client";
import {
  type PartnerError,
  PartnerProvider,
  partnerLicensesUsageQueryOptions,
  usePartnerLicensesUsage,
  useSuspensePartnerLicensesUsage,
} from "@partner-licenses/react";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";

const partner = createPartnerClient();
const queryClient = new QueryClient();

function Rows() {
  const { data, error } = usePartnerLicensesUsage();
  error satisfies PartnerError | null;
  const rows = useSuspensePartnerLicensesUsage().data.items;
  // @ts-expect-error no such field
  rows[0]?.usage;
  return <p>{data?.items[0]?.workloadName ?? error?.status ?? rows.length}</p>;
}

export const app = (
  <QueryClientProvider client={queryClient}>
    <PartnerProvider client={partner}>
      <Rows />
    </PartnerProvider>
  </QueryClientProvider>
);

const usage = await queryClient.fetchQuery(partnerLicensesUsageQueryOptions(partner));
usage.totalCount.toFixed();
