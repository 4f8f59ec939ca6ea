import { describe, expect, it } from "vitest";
import { activeFilters, filterRows, noFilters } from "../../src/lib/filter.ts";
import { groupByService } from "../../src/lib/group.ts";
import { distinct, keyed } from "../../src/lib/row.ts";
import { sortRows } from "../../src/lib/sort.ts";
import { dateSpan, median, summarize } from "../../src/lib/stats.ts";
import { row } from "../support/rows.ts";

const exchange = row({ proratedLicensesUsagePercent: 104.2 });
const teams = row({
  workloadName: "Teams",
  serviceName: "O365",
  channel: "Direct",
  proratedLicensesUsagePercent: 0,
});
const crm = row({
  workloadName: "SharePoint",
  serviceName: "crm",
  processedDateTime: "2026-06-09T00:00:00+00:00",
});
const rows = [exchange, teams, crm];

describe(filterRows, () => {
  it("compares names without regard to case", () => {
    expect(filterRows(rows, { ...noFilters, service: "o365" })).toEqual([exchange, teams]);
    expect(filterRows(rows, { ...noFilters, channel: "direct" })).toEqual([teams]);
    expect(filterRows(rows, { ...noFilters, workloads: ["sharepoint", "TEAMS"] })).toEqual([teams, crm]);
  });

  it("requires every word of the search, in any field", () => {
    expect(filterRows(rows, { ...noFilters, search: " o365  direct " })).toEqual([teams]);
    expect(filterRows(rows, { ...noFilters, search: "o365 crm" })).toEqual([]);
  });

  it("counts the filters in use", () => {
    expect(activeFilters(noFilters)).toBe(0);
    expect(activeFilters({ service: "crm", workloads: ["a", "b"], channel: "", search: "  " })).toBe(2);
  });
});

describe(sortRows, () => {
  const order = (sort: Parameters<typeof sortRows>[1]) => sortRows(rows, sort).map((one) => one.workloadName);

  it("sorts in four ways and leaves its input alone", () => {
    expect(order("service")).toEqual(["SharePoint", "Exchange", "Teams"]);
    expect(order("usage-desc")).toEqual(["Exchange", "SharePoint", "Teams"]);
    expect(order("usage-asc")).toEqual(["Teams", "SharePoint", "Exchange"]);
    expect(order("workload")).toEqual(["Exchange", "SharePoint", "Teams"]);
    expect(rows[0]).toBe(exchange);
  });

  it("counts numbers in names", () => {
    const names = ["Workload 10", "Workload 9"].map((workloadName) => row({ workloadName }));
    expect(sortRows(names, "workload").map((one) => one.workloadName)).toEqual(["Workload 9", "Workload 10"]);
  });
});

describe(groupByService, () => {
  it("joins casings of one service and keeps the order of the rows", () => {
    const groups = groupByService([crm, exchange, teams]);
    expect(groups.map((group) => [group.service, group.rows.length])).toEqual([
      ["crm", 1],
      ["o365", 2],
    ]);
    expect(groups[0]?.dates?.from.toISOString()).toBe("2026-06-09T00:00:00.000Z");
  });
});

describe(median, () => {
  it("is the middle, the mean of two middles, or nothing", () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 2, 3])).toBe(2.5);
    expect(median([])).toBeUndefined();
  });
});

describe(summarize, () => {
  it("sums up the rows", () => {
    expect(summarize(rows)).toMatchObject({ workloads: 3, services: 2, median: 50, top: exchange, over: 1 });
  });

  it("has nothing to say about no rows", () => {
    expect(summarize([])).toMatchObject({
      workloads: 0,
      services: 0,
      median: undefined,
      top: undefined,
      dates: undefined,
    });
  });

  it("leaves unreadable dates out", () => {
    expect(dateSpan([row({ processedDateTime: "soon" })])).toBeUndefined();
  });
});

describe("identity of rows", () => {
  it("keeps the first casing of a name", () => {
    expect(distinct(["reseller", "direct", "Reseller"])).toEqual(["direct", "reseller"]);
  });

  it("gives repeated rows keys of their own", () => {
    const keys = keyed([exchange, exchange, teams]).map(({ key }) => key);
    expect(new Set(keys).size).toBe(3);
  });
});
