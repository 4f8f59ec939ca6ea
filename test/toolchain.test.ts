import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { root } from "./support/workspace.ts";

const read = (file: string) => readFile(join(root, file), "utf8");

test("tools that choose a Node choose the one that the workspace installs", async () => {
  const { devDependencies } = JSON.parse(await read("package.json"));
  expect(devDependencies.node).toMatch(/^\d+\.\d+\.\d+$/);
  expect((await read(".nvmrc")).trim()).toBe(devDependencies.node);
  expect(parse(await read("pnpm-workspace.yaml")).nodeVersion).toBe(devDependencies.node);
});

test("editors indent and break lines as Biome does", async () => {
  const { formatter } = JSON.parse(await read("biome.json"));
  const [, everywhere = ""] = (await read(".editorconfig")).split(/^\[.*\]$/m);
  const settings = Object.fromEntries(
    everywhere
      .trim()
      .split("\n")
      .map((line) => line.split(" = ")),
  );
  expect(settings).toMatchObject({
    indent_style: formatter.indentStyle,
    // What biome.json leaves out is Biome's default.
    indent_size: String(formatter.indentWidth ?? 2),
    max_line_length: String(formatter.lineWidth),
    end_of_line: formatter.lineEnding ?? "lf",
  });
});
