import type { PartnerClient } from "@partner-licenses/client";

/** Names the workload in highest use, without a try block. */
export async function topWorkload(
  partner: PartnerClient,
): Promise<string> {
  const result = await partner.analytics.licenses.usage.get.safe();
  if (result.ok) {
    const [top] = result.data.items.toSorted(
      (a, b) =>
        b.proratedLicensesUsagePercent - a.proratedLicensesUsagePercent,
    );
    return top?.workloadName ?? "none";
  }
  // The body has the type that the contract gives to the status.
  if (result.status === 429)
    return result.error.body?.message ?? "throttled";
  if (result.status === 403)
    return result.error.body?.description ?? "forbidden";
  return result.error.message;
}
