import { describe, expectTypeOf, test } from "vitest";
import type {
  ApiFault,
  operations,
  PartnerLicensesUsageCollection,
  PartnerLicensesUsageInsights,
  paths,
} from "../src/index.ts";

describe("a row", () => {
  test("has a percentage that is always there", () => {
    expectTypeOf<PartnerLicensesUsageInsights["proratedLicensesUsagePercent"]>().toEqualTypeOf<number>();
  });

  test("takes any service, and keeps the known ones for completion", () => {
    expectTypeOf<"o365">().toExtend<PartnerLicensesUsageInsights["serviceName"]>();
    expectTypeOf<string>().toExtend<PartnerLicensesUsageInsights["serviceName"]>();
    expectTypeOf<PartnerLicensesUsageInsights["serviceName"]>().not.toEqualTypeOf<string>();
  });

  test("has no fields of its siblings", () => {
    expectTypeOf<PartnerLicensesUsageInsights>().not.toHaveProperty("licensesActive");
    expectTypeOf<PartnerLicensesUsageInsights>().not.toHaveProperty("customerId");
  });
});

describe("the collection", () => {
  test("lists rows, and may lack links", () => {
    expectTypeOf<PartnerLicensesUsageCollection["items"]>().toEqualTypeOf<PartnerLicensesUsageInsights[]>();
    expectTypeOf<undefined>().toExtend<PartnerLicensesUsageCollection["links"]>();
  });
});

describe("an error body", () => {
  test("has a code that is a string or a number", () => {
    expectTypeOf<ApiFault["code"]>().toEqualTypeOf<string | number>();
  });
});

describe("the shape for openapi-fetch", () => {
  test("leads from the path to the operation", () => {
    type Get = paths["/v1/analytics/licenses/usage"]["get"];
    expectTypeOf<Get>().toEqualTypeOf<operations["getPartnerLicensesUsage"]>();
    expectTypeOf<
      Get["responses"][200]["content"]["application/json"]
    >().toEqualTypeOf<PartnerLicensesUsageCollection>();
  });
});
