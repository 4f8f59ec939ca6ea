import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { isPartnerError } from "../src/index.ts";
import { validation } from "../src/validate.ts";
import { clientOver, json } from "./support/client.ts";
import { example } from "./support/contract.ts";

const unhandled: unknown[] = [];
const note = (reason: unknown) => unhandled.push(reason);
beforeAll(() => {
  process.on("unhandledRejection", note);
});
afterAll(async () => {
  await new Promise((resolve) => setImmediate(resolve));
  process.off("unhandledRejection", note);
  expect(unhandled).toEqual([]);
});

const status = fc.integer({ min: 200, max: 599 });
const headerName = fc.constantFrom(
  "retry-after",
  "date",
  "www-authenticate",
  "ms-requestid",
  "ms-cv",
  "content-type",
  "content-length",
  "deprecation",
  "sunset",
  "x-ms-retry-after-ms",
);
const headerValue = fc.stringMatching(/^[\x20-\x7e]{0,40}$/);

test("random statuses, headers and bytes give data or a PartnerError, nothing else", async () => {
  await fc.assert(
    fc.asyncProperty(
      status,
      fc.dictionary(headerName, headerValue),
      fc.uint8Array({ maxLength: 200 }),
      async (code, headers, bytes) => {
        const body = [204, 205, 304].includes(code) ? null : bytes;
        const { partner } = clientOver(async () => new Response(body, { status: code, headers }), {
          validate: validation("throw"),
        });
        const result = await partner.analytics.licenses.usage.get.safe();
        if (!result.ok) {
          expect(isPartnerError(result.error)).toBe(true);
          expect(JSON.stringify(result.error)).toContain("getPartnerLicensesUsage");
          expect(result.error.attempts).toHaveLength(1);
        }
      },
    ),
    { numRuns: 300 },
  );
}, 60_000);

test("random JSON as an error body is carried, and its facts are strings", async () => {
  await fc.assert(
    fc.asyncProperty(fc.jsonValue(), async (body) => {
      const { partner } = clientOver(async () => json(body, 400));
      const { error } = (await partner.analytics.licenses.usage.get.safe()) as {
        error: { code?: unknown; description?: unknown };
      };
      for (const fact of [error.code, error.description])
        expect(["string", "undefined"]).toContain(typeof fact);
    }),
    { numRuns: 300 },
  );
}, 60_000);

test("random headers of the caller are sent or refused, and never break the client", async () => {
  await fc.assert(
    fc.asyncProperty(fc.string(), fc.string(), async (name, value) => {
      const { partner } = clientOver(async () => json(example(200).value));
      const result = await partner.analytics.licenses.usage.get.safe({ headers: { [name]: value } });
      if (!result.ok) expect(result.error.kind).toBe("validation");
    }),
    { numRuns: 300 },
  );
}, 60_000);

test("random fields and open values next to those of the contract never fail", async () => {
  const { items } = example(200).value as { items: object[] };
  const known = new Set(items.flatMap((item) => Object.keys(item)).concat("totalCount", "items", "links"));
  const field = fc.string({ minLength: 1 }).filter((name) => !known.has(name) && name !== "__proto__");
  const extra = fc.dictionary(field, fc.jsonValue());
  await fc.assert(
    fc.asyncProperty(extra, extra, fc.string({ minLength: 1 }), async (outer, inner, serviceName) => {
      const body = {
        ...outer,
        totalCount: items.length,
        items: items.map((item) => ({ ...item, ...inner, serviceName })),
      };
      const { partner } = clientOver(async () => json(body), { validate: validation("throw") });
      expect(await partner.analytics.licenses.usage.get()).toEqual(JSON.parse(JSON.stringify(body)));
    }),
    { numRuns: 300 },
  );
}, 60_000);
