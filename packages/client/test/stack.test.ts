import { expect, test } from "vitest";
import type { PartnerClientOptions } from "../src/index.ts";
import { validation } from "../src/validate.ts";
import { answer, clientOver, errorOf, type Handler, json } from "./support/client.ts";

const never = () => new Promise<Response>(() => {});
const kinds: [kind: string, handler: Handler, options?: PartnerClientOptions][] = [
  ["http", async () => json({}, 400)],
  ["throttled", async () => json({}, 429)],
  ["auth", async () => json({}, 401)],
  ["auth", async () => answer(200), { auth: () => Promise.reject(new Error("vault is closed")) }],
  ["network", () => Promise.reject(new TypeError("fetch failed"))],
  ["timeout", never, { timeout: 1 }],
  ["timeout", never, { deadline: 1 }],
  ["aborted", never],
  ["decode", async () => new Response("<html>")],
  ["validation", async () => json({ totalCount: "many" }), { validate: validation("throw") }],
];

test.each(kinds)("an error of kind %s names in its stack who called", async (kind, handler, options) => {
  const { partner } = clientOver(handler, options);
  const signal = kind === "aborted" ? AbortSignal.timeout(1) : undefined;
  async function theCaller() {
    return await partner.analytics.licenses.usage.get({ signal });
  }
  async function theCallerById() {
    return await partner.call("getPartnerLicensesUsage", { signal: signal && AbortSignal.timeout(1) });
  }
  async function theSafeCaller() {
    const result = await partner.analytics.licenses.usage.get.safe({
      signal: signal && AbortSignal.timeout(1),
    });
    throw result.ok ? new Error("it went well") : result.error;
  }
  for (const caller of [theCaller, theCallerById, theSafeCaller]) {
    const error = await errorOf(caller());
    expect(error.kind).toBe(kind);
    expect(error.stack).toContain(`PartnerError: ${error.message}`);
    expect(error.stack).toMatch(new RegExp(`at (async )?${caller.name} `));
    expect(error.stack).toContain("stack.test.ts:");
  }
});
