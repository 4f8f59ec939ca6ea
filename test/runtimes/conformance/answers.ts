import { createPartnerClient } from "@partner-licenses/client";
import { createPartnerClient as createWithRaw } from "@partner-licenses/client/raw";
import { validation } from "@partner-licenses/client/validate";
import { type Check, canary, equal, failure, holds, meet } from "./harness.ts";

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What a call sends, and what comes of an answer. */
export const answers: readonly Check[] = [
  {
    name: "reads typed rows from the mock",
    async run({ mock }) {
      const partner = createPartnerClient({ auth: canary, baseUrl: mock });
      const usage = await partner.analytics.licenses.usage.get();
      equal(usage.items.length, usage.totalCount, "rows");
      holds(usage.totalCount > 0, "no rows");
      const byId = await partner.call("getPartnerLicensesUsage");
      equal(byId, usage, "the same call by its id");
    },
  },
  {
    name: "reads 500 rows",
    async run({ mock }) {
      const partner = createPartnerClient({ auth: canary, baseUrl: mock });
      const usage = await partner.analytics.licenses.usage.get({ headers: { Prefer: "example=large" } });
      equal(usage.items.length, 500, "rows");
    },
  },
  {
    name: "gives ids, status and headers back",
    async run({ mock }) {
      const partner = createPartnerClient({ auth: canary, baseUrl: mock });
      const requestId = crypto.randomUUID();
      const correlationId = crypto.randomUUID();
      const answer = await partner.analytics.licenses.usage.get.withResponse({ requestId, correlationId });
      equal([answer.status, answer.requestId, answer.correlationId], [200, requestId, correlationId], "ids");
      holds(answer.serverId && answer.correlationVector, "no ids of the service");
      holds(answer.headers.get("content-type")?.includes("json"), "no headers");
    },
  },
  {
    name: "sends token, ids and locale; the client's name outside browsers only",
    async run(on) {
      const { get, seen } = meet(on, "ok", { locale: "de-DE", application: "Conformance" });
      await get();
      const [{ headers = {} } = {}] = await seen();
      equal(headers.authorization, `Bearer ${canary}`, "token");
      equal(headers.accept, "application/json", "accept");
      equal(
        [headers["x-locale"], headers["ms-partnercenter-application"]],
        ["de-DE", "Conformance"],
        "options",
      );
      holds(uuid.test(headers["ms-requestid"] ?? ""), "no request id");
      holds(uuid.test(headers["ms-correlationid"] ?? ""), "no correlation id");
      equal("ms-partnercenter-client" in headers, !on.browser, "client header");
    },
  },
  {
    name: "takes a new request id for each call",
    async run(on) {
      const { get, seen } = meet(on, "ok");
      await get();
      await get();
      equal(new Set((await seen()).map(({ headers }) => headers["ms-requestid"])).size, 2, "ids");
    },
  },
  {
    name: "strips a byte order mark",
    async run(on) {
      equal((await meet(on, "bom").get()).totalCount, 1, "rows");
    },
  },
  {
    name: "keeps unknown fields and values",
    async run(on) {
      const { items } = await meet(on, "unknown").get();
      equal([items[0]?.channel, Object(items[0]).futureField], ["carrier-pigeon", { deep: true }], "row");
    },
  },
  {
    name: "safe() returns a union and never rejects",
    async run(on) {
      const good = await meet(on, "ok").get.safe();
      equal([good.ok, good.status], [true, 200], "success");
      const bad = await meet(on, "missing").get.safe();
      equal([bad.ok, bad.status], [false, 404], "failure");
      if (bad.status === 404)
        equal([bad.error.code, bad.error.body?.description], ["1000", "Not found"], "body");
    },
  },
  {
    name: "raw is openapi-fetch on the same transport",
    async run(on) {
      const { partner, seen } = meet(on, "ok");
      const { raw } = createWithRaw({ auth: canary, baseUrl: partner.baseUrl });
      const { data, response } = await raw.GET("/v1/analytics/licenses/usage");
      equal([data?.totalCount, response.status], [1, 200], "answer");
      const [{ headers = {} } = {}] = await seen();
      equal(headers.authorization, `Bearer ${canary}`, "token");
    },
  },
  {
    name: "validates when asked to, and never refuses what was added",
    async run(on) {
      const error = await failure(
        meet(on, "broken-row", { validate: validation("throw") }).get({ tries: 1 }),
      );
      equal([error.kind, error.status], ["validation", 200], "error");
      const { get } = meet(on, "unknown", { validate: validation("throw") });
      equal((await get()).totalCount, 1, "rows");
    },
  },
  {
    name: "reads error bodies by status: fault, HTML, none",
    async run(on) {
      const fault = await failure(meet(on, "missing").get());
      equal(
        [fault.kind, fault.status, fault.code, fault.description],
        ["http", 404, "1000", "Not found"],
        "404",
      );
      const html = await failure(meet(on, "html-502").get({ tries: 1 }));
      equal([html.kind, html.status, html.code], ["http", 502, undefined], "502");
      holds(String(html.body).includes("Bad gateway"), "no body");
      const empty = await failure(meet(on, "empty-500").get({ tries: 1 }));
      equal(
        [empty.kind, empty.status, empty.body, empty.attempts.length],
        ["http", 500, undefined, 1],
        "500",
      );
    },
  },
];
