import { usePartnerLicensesUsage } from "@partner-licenses/react";

export function PartnerLicensesUsage() {
  const { data, error, isPending } = usePartnerLicensesUsage();
  if (isPending) return <p>Loading …</p>;
  if (error) return <p role="alert">{error.message}</p>;
  return <pre>{JSON.stringify(data, null, 2)}</pre>;
}
