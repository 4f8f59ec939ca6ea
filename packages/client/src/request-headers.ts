import type { CallInput, CallState, Settings } from "./call-state.ts";
import { contractVersion } from "./table.ts";

/**
 * Headers of one call: what the contract gives a role, then the caller's own.
 * Browsers and their workers send no header that only tells about the client.
 */
export function requestHeaders({ operation, ids }: CallState, settings: Settings, input: CallInput) {
  const names: Record<string, string> = operation.headers;
  const about = /^Mozilla/.test(globalThis.navigator?.userAgent)
    ? {}
    : { clientName: "@partner-licenses/client", clientVersion: contractVersion };
  const values: Record<string, unknown> = { ...settings, ...about, ...ids, contractVersion: undefined };
  const headers: Record<string, unknown> = { Accept: operation.accept };
  if (input.body !== undefined) {
    const { contentType = "" } = operation;
    headers["Content-Type"] = typeof input.body === "string" || /json/.test(contentType) ? contentType : null;
  }
  for (const role in names) headers[names[role] as string] = values[role];
  return { ...headers, ...input.header, ...input.headers };
}
