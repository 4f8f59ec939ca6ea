import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { diff, explain, rules } from "../src/index.ts";
import { ownCases, upstreamCases } from "./sets.ts";

const source = fileURLToPath(new URL("../src/", import.meta.url));

describe("rule catalogue", () => {
  it("names each rule once, with words and an example", () => {
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
    for (const rule of rules) {
      expect(rule.id).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(rule.line).toMatch(/\.$/);
      expect(rule.before).not.toBe(rule.after);
    }
  });

  it("lists every rule that the code names", () => {
    const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter((file) =>
      file.endsWith(".ts"),
    );
    for (const file of files.filter((name) => !name.startsWith("catalogue"))) {
      const text = readFileSync(join(source, file), "utf8");
      for (const [, id] of text.matchAll(/rule: "([a-z-]+)"/g))
        expect([file, id, explain(id as string)?.id]).toEqual([file, id, id]);
    }
  });

  it("explains every finding of the judged cases, at the level that it tells", async () => {
    for (const item of [...ownCases(), ...(upstreamCases() ?? [])]) {
      const report = await diff(item.base, item.revision).catch(() => undefined);
      for (const finding of report?.findings ?? []) {
        const rule = explain(finding.id);
        expect([finding.id, rule === undefined]).toEqual([finding.id, false]);
        if (typeof rule?.levels !== "object" || finding.direction === "none") continue;
        const told =
          finding.direction === "both" ? Object.values(rule.levels) : [rule.levels[finding.direction]];
        expect([finding.id, told]).toEqual([finding.id, expect.arrayContaining([finding.level])]);
      }
    }
  });
});
