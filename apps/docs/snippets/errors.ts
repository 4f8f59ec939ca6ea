import {
  isPartnerError,
  type PartnerClient,
} from "@partner-licenses/client";

/** Reads the usage, or says in one line what to do. */
export async function usageOrAdvice(
  partner: PartnerClient,
): Promise<string> {
  try {
    const { totalCount } = await partner.analytics.licenses.usage.get();
    return totalCount === 0
      ? "There is no usage data."
      : `${totalCount} rows`;
  } catch (error) {
    if (!isPartnerError(error)) throw error;
    switch (error.kind) {
      case "throttled":
        return `Wait ${(error.retryAfterMs ?? 0) / 1000} s, then ask again.`;
      case "auth":
        return "The token is refused. Sign in again, with MFA.";
      case "network":
      case "timeout":
        return "There was no answer. Ask again later.";
      default:
        return `${error.message} Quote ${error.correlationId}.`;
    }
  }
}
