import contract from "@partner-licenses/spec" with { type: "json" };
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Row } from "../src/rows.ts";
import { startCommandOnMock } from "./support/command.ts";

let on: Awaited<ReturnType<typeof startCommandOnMock>>;
beforeAll(async () => {
  on = await startCommandOnMock();
});
afterAll(() => on.stop());

const itemsOf = (name: "documented" | "realistic" | "large"): Row[] =>
  contract.components.examples[name].value.items;

describe("the formats", () => {
  it("json prints the rows as they came", async () => {
    const { code, stdout } = await on.usage(undefined, ["--format", "json"]);
    expect(JSON.parse(stdout)).toEqual(itemsOf("documented"));
    expect(code).toBe(0);
  });

  it("csv has the contract's field names and a row for each row", async () => {
    const { stdout } = await on.usage("example=realistic", ["-f", "csv"]);
    const [head, ...lines] = stdout.trimEnd().split("\r\n");
    expect(head).toBe("serviceName,workloadName,channel,proratedLicensesUsagePercent,processedDateTime");
    const items = itemsOf("realistic");
    expect(lines).toEqual(
      items.map((row) =>
        [
          row.serviceName,
          row.workloadName,
          row.channel,
          row.proratedLicensesUsagePercent,
          row.processedDateTime,
        ].join(","),
      ),
    );
  });

  it("table aligns, and marks what is above 100 %", async () => {
    const { stdout } = await on.usage("example=realistic");
    expect(stdout).toMatchInlineSnapshot(`
      "Service  Workload                Channel       Usage  As of
      crm      Microsoft Dynamics CRM  reseller     41.5 %  2026-06-09
      crm      SharePoint              reseller      5.6 %  2026-06-09
      o365     Exchange                reseller  ▲ 104.2 %  2026-06-08
      o365     SharePoint              reseller     63.4 %  2026-06-08
      o365     Skype For Business      reseller      0.1 %  2026-06-08
      o365     Teams                   reseller     88.7 %  2026-06-08

      6 workloads · median 52.5 % · top 104.2 % · 1 above 100 %
      "
    `);
  });

  it("chart draws the 100 % line in one column and fits 80 columns", async () => {
    const { stdout } = await on.usage("example=realistic", ["--format", "chart"]);
    expect(stdout).toMatchInlineSnapshot(`
      "crm  2 workloads, as of 2026-06-09
        Microsoft Dynamics CRM  reseller  █████████████▊░░░░░░░░░░░░░░░░░░░│    41.5 %
        SharePoint              reseller  █▉░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░│     5.6 %

      o365  4 workloads, as of 2026-06-08
        Exchange                reseller  █████████████████████████████████│▓  104.2 %
        SharePoint              reseller  ████████████████████▉░░░░░░░░░░░░│    63.4 %
        Skype For Business      reseller  ▏░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░│     0.1 %
        Teams                   reseller  █████████████████████████████▎░░░│    88.7 %

                                          0 %                          100 %
      █ used  ▓ above 100 %  │ 100 % of the entitlement
      6 workloads · median 52.5 % · top 104.2 % · 1 above 100 %
      "
    `);
    const bars = stdout.split("\n").filter((line) => line.startsWith("  ") && line.includes("│"));
    expect(new Set(bars.map((line) => line.indexOf("│"))).size).toBe(1);
  });

  it("500 rows fit 80 columns", async () => {
    for (const format of ["table", "chart"]) {
      const { stdout } = await on.usage("example=large", ["--format", format], { started: true });
      const lines = stdout.split("\n");
      expect(lines.length).toBeGreaterThan(itemsOf("large").length);
      expect(lines.filter((line) => [...line].length > 80)).toEqual([]);
    }
  });

  it("an empty answer is not a failure", async () => {
    const { code, stdout, stderr } = await on.usage("example=empty");
    expect([code, stdout, stderr]).toEqual([0, "No rows.\n", ""]);
  });

  it("numbers follow the locale", async () => {
    const { stdout } = await on.usage("example=realistic", ["--locale", "de-DE"]);
    expect(stdout).toContain("104,2 %");
  });
});

describe("colours", () => {
  const sequence = "\u001b[";
  it.each([
    ["none on a pipe", {}, false],
    ["FORCE_COLOR asks for them", { FORCE_COLOR: "1" }, true],
    ["NO_COLOR wins", { FORCE_COLOR: "1", NO_COLOR: "1" }, false],
  ])("%s", async (_name, env, wanted) => {
    const { stdout } = await on.usage("example=realistic", ["--format", "chart"], { env });
    expect(stdout.includes(sequence)).toBe(wanted);
  });
});

describe("filters and sorting", () => {
  const names = (stdout: string) => (JSON.parse(stdout) as Row[]).map((row) => row.workloadName);

  it("filters without regard to case, several values of one kind together", async () => {
    const args = ["-f", "json", "--service", "O365", "--workload", "exchange", "--workload", "TEAMS"];
    expect(names((await on.usage("example=realistic", args)).stdout)).toEqual(["Exchange", "Teams"]);
  });

  it("sorts usage from high to low, and the other way round", async () => {
    const sorted = itemsOf("realistic").toSorted(
      (a, b) => b.proratedLicensesUsagePercent - a.proratedLicensesUsagePercent,
    );
    const down = await on.usage("example=realistic", ["-f", "json", "--sort", "usage"]);
    const up = await on.usage("example=realistic", ["-f", "json", "--sort", "usage", "-r"]);
    expect(JSON.parse(down.stdout)).toEqual(sorted);
    expect(JSON.parse(up.stdout)).toEqual(sorted.reverse());
  });

  it("says what a filter could have asked for", async () => {
    const { code, stdout, stderr } = await on.usage("example=realistic", ["--workload", "word"]);
    expect([code, stdout]).toEqual([0, "No rows.\n"]);
    expect(stderr).toContain("Exchange");
  });
});
