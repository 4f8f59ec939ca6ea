import { readFile } from "node:fs/promises";
import pc from "picocolors";
import { describe, expect, it } from "vitest";
import { explain, rules } from "../../src/index.ts";
import { ruleText } from "../../src/report/rule.ts";
import { rulesPage } from "../../src/report/rules-page.ts";

describe("the rule catalogue", () => {
  it("is on the page as it is in the code", async () => {
    const page = await readFile(new URL("../../RULES.md", import.meta.url), "utf8");
    const fix = "pnpm --filter @partner-licenses/contract-diff run rules";
    expect(page === rulesPage(rules), `RULES.md is stale; run ${fix}`).toBe(true);
  });

  it("prints every rule within 80 columns, with its levels and its example", () => {
    for (const rule of rules) {
      const text = ruleText(rule, pc.createColors(false));
      expect(text.startsWith(`${rule.id}\n`)).toBe(true);
      for (const line of text.split("\n").slice(0, -4)) expect(line.length, line).toBeLessThanOrEqual(80);
      const parts = `${rule.before}\n${rule.after}`.split("\n").filter((part) => part !== "# none");
      for (const part of parts) expect(text).toContain(part);
    }
  });

  it("knows the ids that findings carry", () => {
    const rule = explain("property-became-optional");
    for (const direction of ["request", "response", "both"])
      expect(explain(`${direction}-property-became-optional`)).toBe(rule);
  });
});
