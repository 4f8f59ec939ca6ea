// Prints how the engine does on the judged sets: pnpm exec node test/scoreboard.ts [--all]
import { ContractError } from "@partner-licenses/document/errors";
import type { Finding } from "../src/index.ts";
import { type Case, deviations, findingsOf, isRight, outcomeOf, ownCases, upstreamCases } from "./sets.ts";

interface Row {
  item: Case;
  bump: string;
  findings: readonly Finding[];
}

async function run(cases: readonly Case[]): Promise<Row[]> {
  const rows: Row[] = [];
  for (const item of cases) {
    const outcome = await outcomeOf(item);
    const bump = outcome instanceof ContractError ? `error: ${outcome.message}` : outcome.bump;
    rows.push({ item, bump, findings: await findingsOf(item) });
  }
  return rows;
}

function show(set: string, rows: readonly Row[]): void {
  const known = new Map(deviations().map((deviation) => [deviation.case, deviation]));
  const print = (line: string) => process.stdout.write(`${line}\n`);
  const right = (row: Row) => isRight(row.item, { bump: row.bump as "none" });
  print(`\n${set}: ${rows.filter(right).length} of ${rows.length} right`);
  for (const verdict of new Set(rows.map((row) => row.item.verdict))) {
    const own = rows.filter((row) => row.item.verdict === verdict);
    print(`  ${verdict.padEnd(14)} ${own.filter(right).length} of ${own.length}`);
  }
  const schema = rows.flatMap((row) => row.findings).filter((finding) => finding.level === "breaking");
  print(
    `  breaking findings ${schema.length}, with a witness ${schema.filter((finding) => finding.witness).length}`,
  );
  for (const row of rows.filter((candidate) => !right(candidate))) {
    print(`  ✗ ${row.item.name}: wanted ${row.item.accept.join("|")}, got ${row.bump}`);
    const reason = known.get(row.item.name)?.reason;
    print(reason === undefined ? "    no reason is written down" : `    ${reason}`);
    for (const { level, id, message } of row.findings) print(`      ${level} ${id}: ${message}`);
  }
  if (!process.argv.includes("--all")) return;
  for (const row of rows) {
    print(`  ${right(row) ? "✓" : "✗"} ${row.item.name} → ${row.bump}`);
    for (const f of row.findings)
      print(
        `      ${f.level} ${f.id} [${f.source}] ${f.message} ${f.witness ? JSON.stringify(f.witness.value) : ""}`,
      );
  }
}

show("own", await run(ownCases()));
show("openapitools", await run(upstreamCases()));
