"use client";
import { usePartnerLicensesUsage } from "@partner-licenses/react";

export function Usage() {
  const { data, error, isPending, refetch } = usePartnerLicensesUsage({ correlationId: crypto.randomUUID() });
  if (isPending) return <p>Loading</p>;
  if (error) return <p>{error.message}</p>;
  return (
    <button type="button" onClick={() => refetch()}>
      {`${data.totalCount} rows`}
    </button>
  );
}
