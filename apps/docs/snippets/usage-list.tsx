import { createPartnerClient } from "@partner-licenses/client";
import {
  PartnerProvider,
  usePartnerLicensesUsage,
} from "@partner-licenses/react";
import {
  QueryClient,
  QueryClientProvider,
} from "@tanstack/react-query";

const queries = new QueryClient();

function UsageList() {
  const { data, error, isPending } = usePartnerLicensesUsage();
  if (isPending) return <p>Loading…</p>;
  if (error)
    return <p role="alert">{error.description ?? error.message}</p>;
  return (
    <ul>
      {data.items.map((row) => (
        <li
          key={`${row.serviceName} ${row.workloadName} ${row.channel}`}
        >
          {row.workloadName}: {row.proratedLicensesUsagePercent} %
        </li>
      ))}
    </ul>
  );
}

/** `baseUrl` is your own server: it adds the token. */
export function App({ baseUrl }: { baseUrl: string }) {
  return (
    <QueryClientProvider client={queries}>
      <PartnerProvider client={createPartnerClient({ baseUrl })}>
        <UsageList />
      </PartnerProvider>
    </QueryClientProvider>
  );
}
