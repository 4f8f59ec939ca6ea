/** One row of the successor. Its page spells one count in two ways. */
export interface LicenseUsageRow {
  workloadName: string;
  licensesActive?: number;
  licenseActive?: number;
  licensesQualified: number;
}

/**
 * Active licenses in percent of the qualified ones, per workload.
 * Nobody documents that this equals the prorated number.
 */
export function percentByWorkload(
  rows: LicenseUsageRow[],
): Map<string, number> {
  const sums = new Map<string, { active: number; qualified: number }>();
  for (const row of rows) {
    const sum = sums.get(row.workloadName) ?? {
      active: 0,
      qualified: 0,
    };
    sum.active += row.licensesActive ?? row.licenseActive ?? 0;
    sum.qualified += row.licensesQualified;
    sums.set(row.workloadName, sum);
  }
  return new Map(
    [...sums].map(([name, sum]) => [
      name,
      sum.qualified ? (sum.active / sum.qualified) * 100 : 0,
    ]),
  );
}
