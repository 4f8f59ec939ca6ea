import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { explain, rules } from "../src/index.ts";

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
});
