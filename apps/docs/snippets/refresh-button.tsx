import {
  partnerLicensesUsageQueryOptions,
  usePartnerClient,
} from "@partner-licenses/react";
import { useQueryClient } from "@tanstack/react-query";

export function RefreshButton() {
  const partner = usePartnerClient();
  const queries = useQueryClient();
  const { queryKey } = partnerLicensesUsageQueryOptions(partner);
  return (
    <button
      type="button"
      onClick={() => queries.invalidateQueries({ queryKey })}
    >
      Refresh
    </button>
  );
}
