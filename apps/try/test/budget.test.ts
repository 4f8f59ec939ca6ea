import { readdirSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { expect, it } from "vitest";

const assets = new URL("../dist/assets/", import.meta.url);

/** KiB of all files with this ending, gzip. */
const size = (ending: string): number =>
  readdirSync(assets)
    .filter((name) => name.endsWith(ending))
    .reduce((sum, name) => sum + gzipSync(readFileSync(new URL(name, assets)), { level: 9 }).length, 0) /
  1024;

it("has at most 98 KiB of JavaScript, of which React and TanStack Query are 75", () => {
  expect(size(".js")).toBeLessThanOrEqual(98);
});

it("has at most 5 KiB of style", () => {
  expect(size(".css")).toBeLessThanOrEqual(5);
});

it("works wherever it is put: nothing in the page begins at the top of the host", () => {
  const html = readFileSync(new URL("../dist/index.html", import.meta.url), "utf8");
  expect(html).toMatch(/src="\.\/assets\//);
  expect(html).not.toMatch(/(?:src|href)="\//);
});
