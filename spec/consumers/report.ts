// What a partner's back end may look like. A release keeps a copy, and later versions must still compile and run it.
import { isPartnerError, type PartnerClient } from "@partner-licenses/client";
import type { PartnerLicensesUsageInsights, Throttled } from "@partner-licenses/types";

type Row = PartnerLicensesUsageInsights;

const ageInDays = (row: Row, now: number): number => (now - Date.parse(row.processedDateTime)) / 86_400_000;

function median(rows: readonly Row[]): number | undefined {
  const sorted = rows.map((row) => row.proratedLicensesUsagePercent).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

function overUsed(rows: readonly Row[]): string[] {
  const over = rows.filter((row) => row.proratedLicensesUsagePercent > 100);
  return over.map(
    (row) =>
      `${row.serviceName.toUpperCase()} ${row.workloadName}: ${row.proratedLicensesUsagePercent.toFixed(1)} %`,
  );
}

/** Reads the rows and works with every field. Throws when the answer is not what the types say. */
export default async function report(partner: PartnerClient): Promise<void> {
  const { items, totalCount } = await partner.analytics.licenses.usage.get();
  if (items.length !== totalCount) throw new Error(`${items.length} rows instead of ${totalCount}`);
  const middle = median(items);
  if (items.length > 0 && (middle === undefined || !Number.isFinite(middle)))
    throw new Error(`the median is ${middle}`);
  const old = items.find((row) => !Number.isFinite(ageInDays(row, Date.now())));
  if (old !== undefined) throw new Error(`${old.workloadName} has no date`);
  if (overUsed(items).some((line) => line.includes("undefined"))) throw new Error("a row lacks a name");
  await explain(partner);
}

/** Tells errors apart by status. */
async function explain(partner: PartnerClient): Promise<void> {
  const result = await partner.analytics.licenses.usage.get.safe({
    headers: { Prefer: "code=429" },
    tries: 1,
  });
  if (result.ok || result.status !== 429) throw new Error(`429 came as ${result.status}`);
  const body: Throttled | undefined = result.error.body;
  const status: number | undefined = body?.statusCode;
  if (!isPartnerError(result.error) || status !== 429) throw new Error(`the body says ${status}`);
}
