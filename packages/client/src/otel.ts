import { type TracerLike, openTelemetry as traced } from "@partner-licenses/client-runtime/otel";
import type { PartnerEvent } from "./generated/index.ts";

export type { TracerLike };

/**
 * Makes an `onEvent` listener that writes one HTTP client span per try, by OpenTelemetry's conventions,
 * and sends its `traceparent`. Tries after the first one have `http.request.resend_count`.
 */
export function openTelemetry(tracer: TracerLike): (event: PartnerEvent) => void {
  return traced(tracer, "partner");
}
