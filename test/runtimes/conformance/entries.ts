import type { PartnerEvent } from "@partner-licenses/client";
import { appUser } from "@partner-licenses/client/app-user";
import { openTelemetry } from "@partner-licenses/client/otel";
import { validation } from "@partner-licenses/client/validate";
import { type Check, equal, failure, holds, meet, type Setting } from "./harness.ts";

/** A tracer that keeps the attributes of its spans. */
function tracing() {
  const spans: { attributes: Record<string, unknown>; ended: boolean }[] = [];
  const startSpan = (_name: string, { attributes }: { attributes: Record<string, unknown> }) => {
    const span = { attributes, ended: false };
    const spanId = spans.push(span).toString().padStart(16, "0");
    return {
      spanContext: () => ({ traceId: "c".repeat(32), spanId, traceFlags: 1 }),
      setAttribute: (name: string, value: unknown) => {
        attributes[name] = value;
      },
      setStatus: () => {},
      end: () => {
        span.ended = true;
      },
    };
  };
  return { spans, tracer: { startSpan } };
}

/** A sign-in service that is the loopback server, and a store of refresh tokens. */
function signIn(on: Setting, scenario: string) {
  const session = crypto.randomUUID();
  const saved = ["refresh-0"];
  const grants: (string | null)[] = [];
  const auth = appUser({
    tenantId: "tenant",
    clientId: "app",
    clientSecret: "secret",
    store: { load: () => saved.at(-1), save: (token) => void saved.push(token) },
    fetch: async (request) => {
      const body = await request.text();
      grants.push(new URLSearchParams(body).get("refresh_token"));
      return fetch(`${on.server}/${scenario}/${session}`, { method: "POST", body });
    },
  });
  return { auth, saved, grants };
}

/** The entry points other than the main one. */
export const entries: readonly Check[] = [
  {
    name: "/otel writes a span for each try and sends its id",
    async run(on) {
      const { spans, tracer } = tracing();
      const { get, seen } = meet(on, "flaky", { onEvent: openTelemetry(tracer) });
      await get();
      const written = spans.map(({ attributes, ended }) => [
        attributes["http.response.status_code"],
        attributes["http.request.resend_count"] ?? 0,
        ended,
      ]);
      equal(
        written,
        [
          [503, 0, true],
          [503, 1, true],
          [200, 2, true],
        ],
        "spans",
      );
      const sent = (await seen()).map(({ headers }) => headers.traceparent);
      equal(
        sent,
        [1, 2, 3].map((id) => `00-${"c".repeat(32)}-${String(id).padStart(16, "0")}-01`),
        "traceparent",
      );
    },
  },
  {
    name: "/app-user trades the refresh token, saves the new one, and is asked once",
    async run(on) {
      const { auth, saved, grants } = signIn(on, "sign-in");
      const { get } = meet(on, "expired", { auth });
      await Promise.all([get(), get()]);
      await get();
      equal([grants, saved], [["refresh-0"], ["refresh-0", "refresh-1"]], "tokens");
    },
  },
  {
    name: "/app-user says why nobody could sign in",
    async run(on) {
      const { auth } = signIn(on, "sign-in-refused");
      const { get, seen } = meet(on, "ok", { auth });
      const error = await failure(get());
      equal([error.kind, error.status, error.code], ["auth", 400, "invalid_grant"], "error");
      holds(error.message.includes("MFA"), "no hint");
      equal((await seen()).length, 0, "requests");
    },
  },
  {
    name: "/validate reports additions as events, and refuses a broken answer by its path",
    async run(on) {
      const events: PartnerEvent[] = [];
      const options = { onEvent: (event: PartnerEvent) => void events.push(event) };
      await meet(on, "unknown", { ...options, validate: validation("throw") }).get();
      const issues = events.flatMap((event) => (event.type === "contract" ? event.issues : []));
      equal(
        issues.map(({ path, kind }) => `${path} ${kind}`),
        ["$.items.0.channel +value", "$.items.0.futureField +field"],
        "issues",
      );
      const { get } = meet(on, "broken-row", { validate: validation("throw") });
      const error = await failure(get({ tries: 1 }));
      holds(error.message.includes("$.items.0.proratedLicensesUsagePercent number>=0"), error.message);
    },
  },
];
