import { afterAll, beforeAll, expect, it } from "vitest";
import { runChecks } from "../conformance/harness.ts";
import { checks } from "../conformance/index.ts";
import { startServer } from "../server/server.mjs";

let server: Awaited<ReturnType<typeof startServer>>;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const setting = () => ({ server: server.url, mock: server.closed, closed: server.closed, browser: true });
const named = (part: string) => checks.filter(({ name }) => name.includes(part));

it("has a name of its own for each check", () => {
  expect(new Set(checks.map(({ name }) => name)).size).toBe(checks.length);
});

it("reports what does not hold, and goes on", async () => {
  // This process is not a browser, and the mock of this setting does not run.
  const results = await runChecks(
    [...named("sends token"), ...named("gives ids"), ...named("byte order")],
    setting(),
  );
  expect(results.map(({ ok }) => ok)).toEqual([false, false, true]);
  expect(results[0]?.message).toBe("client header: true instead of false");
  expect(results[1]?.message).toContain("network");
});
