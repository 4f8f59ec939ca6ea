// @ts-check
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { generate } from "../plugins/generate-value.mjs";

const root = join(import.meta.dirname, "..");
const readme = readFileSync(join(root, "README.md"), "utf8");
/** @param {string} language */
const block = (language) => readme.match(new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, "s"))?.[1] ?? "";

test("the first example prints what it says", () => {
  const code = block("js");
  const said = [...code.matchAll(/^\/\/ (.*)$/gm)].map(([, line]) => line);
  const printed = execFileSync(process.execPath, ["--input-type=module", "--eval", code], {
    cwd: root,
    encoding: "utf8",
  });
  expect(printed.trim().split("\n")).toEqual(said);
});

test("the recipe for a generated example works", () => {
  const { large } = parse(block("yaml"));
  expect(generate(large["x-generate"]).items).toHaveLength(large["x-generate"].rows);
});

test("every rule of the plugin is in the table", async () => {
  const { default: contract } = await import("../plugins/contract.mjs");
  for (const rule of Object.keys(contract().rules.oas3)) expect(readme).toContain(`| \`contract/${rule}\` `);
});
