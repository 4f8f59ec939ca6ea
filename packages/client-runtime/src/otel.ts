import type { AttemptEvent, ClientEvent } from "./events.ts";

/** What is used of OpenTelemetry's `Span`. */
interface SpanLike {
  spanContext(): { traceId: string; spanId: string; traceFlags: number };
  setAttribute(name: string, value: string | number): unknown;
  setStatus(status: { code: number; message?: string }): unknown;
  end(): void;
}

/** What is used of OpenTelemetry's `Tracer`: `trace.getTracer("…")` fits. */
export interface TracerLike {
  startSpan(name: string, options: { kind: number; attributes: Record<string, string | number> }): SpanLike;
}

// SpanKind.CLIENT and SpanStatusCode.ERROR of @opentelemetry/api
const client = 2;
const failed = 2;

/**
 * Makes an `onEvent` listener that writes one HTTP client span per try, by OpenTelemetry's conventions,
 * and sends its `traceparent`. Tries after the first one have `http.request.resend_count`.
 * The id of the call is an attribute below a name of the API's own: `shop.request_id`.
 */
export function openTelemetry(tracer: TracerLike, namespace = "client"): (event: ClientEvent) => void {
  const open = new Map<string, SpanLike>();
  const close = (id: string, status?: number, error?: string) => {
    const span = open.get(id);
    open.delete(id);
    if (status) span?.setAttribute("http.response.status_code", status);
    if (error) {
      span?.setAttribute("error.type", status ? String(status) : error);
      span?.setStatus({ code: failed });
    }
    span?.end();
  };
  return (event) => {
    if (event.type === "attempt") {
      close(event.requestId, 401, "auth");
      open.set(event.requestId, start(tracer, namespace, event));
    } else if (event.type === "retry") {
      close(event.requestId, event.error.status, event.error.kind);
    } else if (event.type === "done") {
      const last = event.attempts.at(-1);
      close(event.requestId, last?.status, event.error?.kind);
    }
  };
}

function start(
  tracer: TracerLike,
  namespace: string,
  { method, url, operation, requestId, attempt, setHeader }: AttemptEvent,
): SpanLike {
  const { hostname, port, protocol } = new URL(url);
  const attributes: Record<string, string | number> = {
    "http.request.method": method,
    "url.full": url,
    "server.address": hostname,
    "server.port": Number(port) || (protocol === "http:" ? 80 : 443),
    "rpc.method": operation,
    [`${namespace}.request_id`]: requestId,
  };
  if (attempt > 1) attributes["http.request.resend_count"] = attempt - 1;
  const span = tracer.startSpan(method, { kind: client, attributes });
  const { traceId, spanId, traceFlags } = span.spanContext();
  setHeader("traceparent", `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, "0")}`);
  return span;
}
