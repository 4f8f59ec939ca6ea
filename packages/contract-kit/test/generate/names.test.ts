import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chainOfPath, versionOfPath } from "../../src/model/chain.ts";
import { chainKey, nameOperations } from "../../src/model/naming/names.ts";
import { type Operation, subjectOf } from "../../src/model/operations.ts";
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

describe("names of operations", () => {
  const paths = [
    "/db/reset",
    "/db-reset",
    "/v1/db/reset",
    "/v3/db/reset",
    "/db/reset/{id}",
    "/dbs/{db}/reset",
  ];
  const operation = (path: string, method: string) =>
    ({
      ...{ method, path, hasId: false, chain: chainOfPath(path), version: versionOfPath(path), leaf: method },
      ...{
        id: camelCase(
          `${method} ${chainOfPath(path)
            .map(({ name }) => name)
            .join(" ")}`,
        ),
        pages: undefined,
      },
    }) as unknown as Operation;
  const all = paths.flatMap((path) => ["get", "put", "delete"].map((method) => operation(path, method)));
  const namesIn = (operations: readonly Operation[]) =>
    new Map(
      nameOperations(operations, { chosen: new Map(), takenHooks: [] }).operations.map((each) => [
        `${each.method} ${each.path}`,
        `${each.id} ${chainKey(each)} ${each.hook}`,
      ]),
    );
  const written = namesIn(all);

  it("differ, and are the same in whatever order the contract has them", () => {
    expect(new Set(written.values()).size).toBe(all.length);
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (shuffled) => {
        expect(Object.fromEntries(namesIn(shuffled))).toEqual(Object.fromEntries(written));
      }),
    );
  });

  it("stay when an operation with a longer path or a higher version is added anywhere", () => {
    const older = all.filter(({ path }) => !/^\/v3|\{/.test(path));
    const before = namesIn(older);
    for (const added of all.filter((each) => !older.includes(each))) {
      const after = namesIn([added, ...older]);
      for (const [key, names] of before) expect(after.get(key)).toBe(names);
    }
  });
});
