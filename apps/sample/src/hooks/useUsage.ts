import { usePartnerLicensesUsage } from "@partner-licenses/react";
import { keepPreviousData } from "@tanstack/react-query";
import { useEffect } from "react";
import { useSession } from "../session/context.ts";

/** The usage rows in one locale. While another locale loads, the rows at hand stay. */
export function useUsage(locale: string) {
  const { refetchOnce } = useSession();
  const query = usePartnerLicensesUsage(
    { header: { "X-Locale": locale } },
    { placeholderData: keepPreviousData },
  );
  const { isSuccess, refetch } = query;
  useEffect(() => {
    if (refetchOnce && isSuccess) void refetch();
  }, [refetchOnce, isSuccess, refetch]);
  return query;
}

/** What {@link useUsage} returns. */
export type UsageQuery = ReturnType<typeof useUsage>;
