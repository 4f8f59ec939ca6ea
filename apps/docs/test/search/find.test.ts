import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { runInNewContext } from "node:vm";
import type { Hit } from "@partner-licenses/contract-kit/docs";
import { beforeAll, expect, inject, test } from "vitest";

let find: (query: string) => Hit[];
beforeAll(async () => {
  const context: { searchDocs?: typeof find; globalThis?: unknown } = {};
  context.globalThis = context;
  runInNewContext(await readFile(join(inject("site"), "assets/search-index.js"), "utf8"), context);
  find = (query) => context.searchDocs?.(query) ?? [];
});

const page = (query: string) => find(query)[0]?.entry.url.replace(/#.*/, "");

test.each([
  ["throttling", "guides/errors.html"],
  ["trottling", "guides/errors.html"],
  ["rate limit", "guides/errors.html"],
  ["429", "guides/errors.html"],
  ["900150", "guides/errors.html"],
  ["retry-after", "guides/errors.html"],
  ["backoff", "guides/errors.html"],
  ["unauthorised", "guides/errors.html"],
  ["mfa", "guides/authentication.html"],
  ["sign in", "guides/authentication.html"],
  ["refresh token", "guides/authentication.html"],
  ["getPartnerLicensesUsage", "reference/operations/getpartnerlicensesusage.html"],
  ["install", "guides/getting-started.html"],
  ["quick start", "guides/getting-started.html"],
  ["mock", "guides/mock.html"],
  ["github actions", "guides/ci.html"],
  ["usequery", "guides/react.html"],
  ["hooks", "guides/react.html"],
  ["breaking change", "guides/changes.html"],
  ["abort", "guides/errors.html"],
  ["opentelemetry", "guides/around-a-call.html"],
  ["successor", "guides/migration.html"],
  ["pagination", "guides/getting-started.html"],
  ["percentage of the successor", "guides/migration.html"],
])("%s leads to %s", (query, expected) => {
  expect(page(query), JSON.stringify(find(query).map(({ entry }) => [entry.page, entry.heading]))).toBe(
    expected,
  );
});

test("numbers have to be right", () => {
  expect(find("998").flatMap(({ words }) => words)).not.toContain("999");
});

test("words that occur nowhere find nothing", () => {
  expect(find("zzyzx")).toEqual([]);
  expect(find(" ")).toEqual([]);
});
