// @ts-check
// Loaded before a Node command where GNU time is missing: writes what the process used, in GNU time's units.
import { writeFileSync } from "node:fs";

process.on("exit", () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  writeFileSync(process.env.BENCH_USAGE ?? "usage", `${userCPUTime / 1e6} ${systemCPUTime / 1e6} ${maxRSS}`);
});
