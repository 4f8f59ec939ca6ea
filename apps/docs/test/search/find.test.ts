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
  // What somebody types who has not read the docs.
  ["multi factor", "guides/authentication.html"],
  ["multi-factor authentication", "guides/authentication.html"],
  ["two factor", "guides/authentication.html"],
  ["autentication", "guides/authentication.html"],
  ["token cache", "guides/authentication.html"],
  ["expired token", "guides/authentication.html"],
  ["azure ad", "guides/authentication.html"],
  ["client secret", "guides/authentication.html"],
  ["device code", "guides/authentication.html"],
  ["cors", "guides/authentication.html"],
  ["bundle size", "guides/figures.html"],
  ["bundel size", "guides/figures.html"],
  ["benchmark", "guides/figures.html"],
  ["alternatives", "guides/figures.html"],
  ["kiota", "guides/figures.html"],
  ["perfomance", "guides/figures.html"],
  ["graph api", "guides/migration.html"],
  ["microsoft graph", "guides/migration.html"],
  ["depricated", "guides/migration.html"],
  ["end of life", "guides/migration.html"],
  ["csv", "guides/terminal.html"],
  ["excel", "guides/terminal.html"],
  ["export csv", "guides/terminal.html"],
  ["command line", "guides/terminal.html"],
  ["powershell", "guides/terminal.html"],
  ["logout", "guides/terminal.html"],
  ["react query", "guides/react.html"],
  ["next.js", "guides/react.html"],
  ["suspense", "guides/react.html"],
  ["polling", "guides/react.html"],
  ["typescript", "guides/getting-started.html"],
  ["node version", "guides/getting-started.html"],
  ["request headers", "guides/getting-started.html"],
  ["instal", "guides/getting-started.html"],
  ["percentage", "guides/getting-started.html"],
  ["playwright", "guides/mock.html"],
  ["test data", "guides/mock.html"],
  ["docker", "guides/mock.html"],
  ["mok server", "guides/mock.html"],
  ["jest", "guides/mock.html"],
  ["llm", "guides/agents.html"],
  ["claude", "guides/agents.html"],
  ["file upload", "guides/constructs.html"],
  ["discriminator", "guides/constructs.html"],
  ["webhook", "guides/constructs.html"],
  ["multipart", "guides/constructs.html"],
  ["zod", "guides/around-a-call.html"],
  ["middleware", "guides/around-a-call.html"],
  ["runtime validation", "guides/around-a-call.html"],
  ["error codes", "guides/errors.html"],
  ["timeout", "guides/errors.html"],
  ["idempotency", "guides/errors.html"],
  ["pre-commit", "guides/gate.html"],
  ["pull request", "guides/gate.html"],
  ["contribute", "guides/maintaining.html"],
  ["publish", "guides/maintaining.html"],
  ["compatibility", "guides/compatibility.html"],
  ["backward compatible", "guides/compatibility.html"],
  ["code generation", "guides/client.html"],
  ["generate client", "guides/client.html"],
  ["my own api", "guides/tutorial.html"],
  ["scaffold", "guides/tutorial.html"],
  ["what is prorated", "guides/open-questions.html"],
  ["no data", "guides/open-questions.html"],
  ["ci", "guides/ci.html"],
  ["jenkins", "guides/ci.html"],
  ["swagger", "reference/index.html"],
  ["postman", "reference/index.html"],
  ["python", "reference/index.html"],
  ["curl", "reference/operations/getpartnerlicensesusage.html"],
  ["release notes", "changelog.html"],
  ["versions", "changelog.html"],
  ["unit test", "guides/mock.html"],
  ["service principal", "guides/authentication.html"],
  ["client credentials", "guides/authentication.html"],
  ["cors error", "guides/authentication.html"],
  ["azure function", "guides/authentication.html"],
  ["express", "guides/authentication.html"],
  ["why is everything zero", "guides/getting-started.html"],
  ["how often is data refreshed", "guides/getting-started.html"],
  ["deprecated endpoint", "guides/migration.html"],
  ["what went wrong", "guides/errors.html"],
  ["dotnet", "reference/index.html"],
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
