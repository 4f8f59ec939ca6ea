import type { ApiFault, PartnerLicensesUsageCollection } from "@partner-licenses/types";
import { expectTypeOf, test } from "vitest";
import { createPartnerClient, isPartnerError, type OperationError, type PartnerError } from "../src/index.ts";

const partner = createPartnerClient({ auth: async () => "token" });
const { get } = partner.analytics.licenses.usage;

test("the data has the type of the contract", () => {
  expectTypeOf(get()).resolves.toEqualTypeOf<PartnerLicensesUsageCollection>();
  expectTypeOf(
    partner.call("getPartnerLicensesUsage"),
  ).resolves.toEqualTypeOf<PartnerLicensesUsageCollection>();
});

test("open values complete and take any string", async () => {
  const { items } = await get();
  const channel = items[0]?.channel;
  expectTypeOf<"reseller">().toExtend<NonNullable<typeof channel>>();
  expectTypeOf<"a channel of next year">().toExtend<NonNullable<typeof channel>>();
});

test("the answer with its facts is typed", async () => {
  const response = await get.withResponse({ correlationId: "c" });
  expectTypeOf(response.data).toEqualTypeOf<PartnerLicensesUsageCollection>();
  expectTypeOf(response.headers).toExtend<Headers>();
  expectTypeOf(() => response.headers.get("MS-RequestId")).returns.toEqualTypeOf<string>();
  expectTypeOf(() => response.headers.get("Date")).returns.toEqualTypeOf<string | null>();
  expectTypeOf(response.serverId).toEqualTypeOf<string | undefined>();
});

test("the safe result narrows by ok and by status", async () => {
  const result = await get.safe();
  if (result.ok) {
    expectTypeOf(result.data).toEqualTypeOf<PartnerLicensesUsageCollection>();
    expectTypeOf(result.status).toEqualTypeOf<200>();
    return;
  }
  expectTypeOf(result.error).toExtend<PartnerError>();
  if (result.status === 403) expectTypeOf(result.error.body).toEqualTypeOf<ApiFault | undefined>();
  if (result.status === 429) expectTypeOf(result.error.body?.statusCode).not.toBeAny();
  if (result.status === 429) expectTypeOf(result.error.headers).toEqualTypeOf<Headers>();
  if (result.status === 502) expectTypeOf(result.error.body).toEqualTypeOf<unknown>();
  if (result.status === undefined) expectTypeOf(result.error.body).toEqualTypeOf<unknown>();
  if (result.status === undefined) expectTypeOf(result.error.headers).toEqualTypeOf<Headers | undefined>();
});

test("an error of an answer has its headers", () => {
  const error = {} as OperationError<"getPartnerLicensesUsage">;
  if (error.kind === "http") expectTypeOf(error.headers).toEqualTypeOf<Headers>();
  if (error.status !== undefined) expectTypeOf(error.headers).toEqualTypeOf<Headers>();
  if (error.kind === "network") expectTypeOf(error.headers).toEqualTypeOf<Headers | undefined>();
  expectTypeOf(error.toJSON()).not.toHaveProperty("headers");
});

test("header parameters are typed", () => {
  get({ header: { ValidateMfa: true } });
  // @ts-expect-error the contract has no such header parameter
  get({ header: { "X-Unknown": "1" } });
});

test("wrong use does not compile", () => {
  // @ts-expect-error the operation has no query
  get({ query: { top: 1 } });
  // @ts-expect-error the operation has no body
  get({ body: {} });
  // @ts-expect-error a signal is an AbortSignal
  get({ signal: "now" });
  // @ts-expect-error headers are an option of the call
  get({ fetchOptions: { headers: { a: "b" } } });
  // @ts-expect-error there is no such operation
  partner.call("getEverything");
  // @ts-expect-error there is no such environment
  createPartnerClient({ environment: "moon" });
  // @ts-expect-error a token is a string
  createPartnerClient({ auth: 5 });
  // @ts-expect-error there is no such segment
  partner.analytics.customers;
});

test("the guard narrows to the error class", () => {
  const value: unknown = 0;
  if (isPartnerError(value)) expectTypeOf(value).toEqualTypeOf<PartnerError>();
});
