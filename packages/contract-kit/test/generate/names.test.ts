import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chainOfPath } from "../../src/model/chain.ts";
import { subjectOf } from "../../src/model/operations.ts";
import { camelCase } from "../../src/model/words.ts";

const chain = (path: string) =>
  chainOfPath(path)
    .map(({ name, parameters }) => (parameters.length > 0 ? `${name}(${parameters.join(",")})` : name))
    .join(".");

describe("chain names", () => {
  it.each([
    ["/v1/analytics/licenses/usage", "analytics.licenses.usage"],
    [
      "/v1/customers/{customer-id}/analytics/licenses",
      "customers.byCustomerId(customer-id).analytics.licenses",
    ],
    ["/v2.0/report.{format}", "reportByFormat(format)"],
    ["/compare/{base}...{head}", "compare.byBaseAndHead(base,head)"],
    ["/ticket-orders/", "ticketOrders"],
    ["/2fa/status", "_2fa.status"],
    ["/", ""],
  ])("%s → %s", (path, expected) => {
    expect(chain(path)).toBe(expected);
  });

  it("are identifiers for any path", () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[\w.~{}-]{1,12}$/)), (segments) => {
        for (const { name } of chainOfPath(`/${segments.join("/")}`))
          expect(name).toMatch(/^[\p{L}\p{N}_$]+$/u);
      }),
    );
  });
});

describe("names of hooks", () => {
  it.each([
    ["getPartnerLicensesUsage", "partnerLicensesUsage"],
    ["listMuseumHours", "museumHours"],
    ["get", "get"],
    ["getaway", "getaway"],
    ["createOrder", "createOrder"],
  ])("%s → %s", (id, expected) => {
    expect(subjectOf(id)).toBe(expected);
  });

  it("camelCase keeps its own result", () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        expect(camelCase(camelCase(name))).toBe(camelCase(name));
      }),
    );
  });
});
