import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { expect, test } from "vitest";
import { root } from "./support/workspace.ts";

const tsc = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin/tsc");

/** What is bundled was checked before; templates are checked where they are used, programs of peers where a peer is installed. */
const elsewhere =
  /^action\/gate\.js$|^packages\/contract-kit\/templates\/|^bench\/(client\/programs|mock\/peers)\//;

const tracked = execFileSync("git", ["ls-files", "*.mjs", "*.cjs", "*.js"], { cwd: root, encoding: "utf8" })
  .trim()
  .split("\n")
  .filter((file) => !elsewhere.test(file));

test("every script asks the compiler to check it", () => {
  expect(tracked.length).toBeGreaterThan(0);
  const unchecked = tracked.filter(
    (file) => !/^(#!.*\n)?\/\/ @ts-check\n/.test(readFileSync(join(root, file), "utf8")),
  );
  expect(unchecked).toEqual([]);
});

test("and the compiler sees it", () => {
  const listed = execFileSync(process.execPath, [tsc, "-p", root, "--listFilesOnly"], { encoding: "utf8" });
  const seen = new Set(listed.split("\n").map((file) => relative(root, file.trim()).replaceAll("\\", "/")));
  expect(tracked.filter((file) => !seen.has(file))).toEqual([]);
});
