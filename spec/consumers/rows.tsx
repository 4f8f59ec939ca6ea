// What a partner's page may look like, through the hooks.
import { usePartnerLicensesUsage } from "@partner-licenses/react";

/** The workloads as a list, and what went wrong. */
export function Rows() {
  const { data, error } = usePartnerLicensesUsage({ header: { "X-Locale": "de-DE" } });
  if (error !== null) return <p role="alert">{error.description ?? error.kind}</p>;
  return (
    <ul>
      {data?.items.map((row) => (
        <li key={`${row.serviceName} ${row.workloadName} ${row.channel}`}>
          {row.workloadName}: {row.proratedLicensesUsagePercent.toFixed(1)} %, of{" "}
          {new Date(row.processedDateTime).toLocaleDateString()}
        </li>
      ))}
    </ul>
  );
}
