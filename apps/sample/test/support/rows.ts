import type { Row } from "../../src/lib/row.ts";

/** A row of the tests; the fields that matter are given. */
export const row = (fields: Partial<Row> = {}): Row => ({
  proratedLicensesUsagePercent: 50,
  workloadName: "Exchange",
  processedDateTime: "2026-06-08T00:00:00Z",
  serviceName: "o365",
  channel: "reseller",
  ...fields,
});
