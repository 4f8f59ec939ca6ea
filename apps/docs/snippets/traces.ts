import {
  createPartnerClient,
  type PartnerClientOptions,
} from "@partner-licenses/client";
import {
  openTelemetry,
  type TracerLike,
} from "@partner-licenses/client/otel";

/** `trace.getTracer("licenses")` of `@opentelemetry/api` is a tracer. */
export function traced(
  tracer: TracerLike,
  options: PartnerClientOptions,
) {
  const span = openTelemetry(tracer);
  return createPartnerClient({
    ...options,
    onEvent(event) {
      span(event);
      if (event.type === "deprecated")
        console.warn(`${event.operation} ends: ${event.sunset}`);
    },
  });
}
