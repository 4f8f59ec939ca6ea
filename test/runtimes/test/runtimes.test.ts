import { readFile } from "node:fs/promises";
import { beforeAll, describe, expect, it } from "vitest";
import { checks } from "../conformance/index.ts";
import { runMatrix } from "../runners/matrix.mjs";

const names = [
  "Node 20",
  "Node 22",
  "Node 24",
  "Node 26",
  "Deno",
  "Bun",
  "workerd",
  "edge-runtime",
  "Chromium",
];
let matrix: Awaited<ReturnType<typeof runMatrix>>;

beforeAll(async () => {
  matrix = await runMatrix();
});

describe("the conformance checks", () => {
  it.each(names)("hold on %s", (name) => {
    const row = matrix.runtimes.find((each) => each.name === name);
    expect(row?.failed).toEqual([]);
    expect(row?.passed).toBe(checks.length);
  });

  it("are what the docs show; else run `pnpm --filter partner-licenses-runtimes matrix`", async () => {
    const text = await readFile(new URL("../../../apps/docs/data/runtimes.json", import.meta.url), "utf8");
    const shown = JSON.parse(text) as { checks: string[]; runtimes: { name: string; passed: number }[] };
    expect(shown.checks).toEqual(matrix.checks);
    expect(shown.runtimes.map(({ name, passed }) => [name, passed])).toEqual(
      names.map((name) => [name, checks.length]),
    );
  });
});
