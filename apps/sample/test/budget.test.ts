import { readdirSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";

const folder = new URL("../dist/", import.meta.url);
const assets = readdirSync(new URL("assets/", folder)).filter((name) => name.endsWith(".js"));
const html = readFileSync(new URL("index.html", folder), "utf8");

/** Size in KiB, gzip. */
const size = (names: readonly string[]): number =>
  names.reduce(
    (sum, name) => sum + gzipSync(readFileSync(new URL(`assets/${name}`, folder)), { level: 9 }).length,
    0,
  ) / 1024;

describe("JavaScript of the production build, gzip", () => {
  it("loads at most 94 KiB for the first view, of which React and TanStack Query are 75", () => {
    expect(size(assets.filter((name) => html.includes(name)))).toBeLessThanOrEqual(94);
  });

  it("is at most 99 KiB in all, and 4 KiB more in each other language", () => {
    const isLanguage = (name: string) => /^[a-z]{2}-/.test(name);
    expect(size(assets.filter((name) => !isLanguage(name)))).toBeLessThanOrEqual(99);
    const languages = assets.filter(isLanguage);
    expect(languages).toHaveLength(4);
    for (const name of languages) expect(size([name]), name).toBeLessThanOrEqual(4);
  });

  it("has no script in the page itself, which the policy would stop", () => {
    expect(html).not.toMatch(/<script(?![^>]*\bsrc=)/);
    expect(html).not.toMatch(/\sstyle=|<style/);
  });
});
