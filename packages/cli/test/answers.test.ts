import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exitCodes } from "../src/index.ts";
import { canary, command } from "./support/command.ts";

const row = {
  serviceName: "o365",
  workloadName: "Exchange",
  channel: "reseller",
  proratedLicensesUsagePercent: 1.5,
  processedDateTime: "2026-06-08T00:00:00Z",
};
let body: unknown;
let server: Server;
let url: string;
beforeAll(async () => {
  server = createServer((_, response) => {
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(body));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  url = `http://127.0.0.1:${Object(server.address()).port}`;
});
afterAll(() => {
  server.close();
});

const of = (change: object) => ({ totalCount: 1, items: [{ ...row, ...change }] });
const usage = (answer: unknown, ...args: string[]) => {
  body = answer;
  return command(["usage", "--base-url", url, ...args]);
};

describe("an answer that breaks the contract has its own exit code, and the message says where", () => {
  it.each([
    ["$ object", null],
    ["$.items array", { totalCount: 0 }],
    ["$.items.0 object", { totalCount: 1, items: [null] }],
    ["$.items.0.workloadName string", of({ workloadName: null })],
    ["$.items.0.channel string", of({ channel: undefined })],
    ["$.items.0.proratedLicensesUsagePercent number", of({ proratedLicensesUsagePercent: "5" })],
  ])("%s", async (said, answer) => {
    const { code, stdout, stderr } = await usage(answer);
    expect([code, stdout]).toEqual([exitCodes.answer, ""]);
    expect(stderr).toContain(said);
    expect(stderr).not.toContain("    at ");
  });
});

it("a date without an offset, as the sibling API writes it, is still printed", async () => {
  const { code, stdout } = await usage(of({ processedDateTime: "2018-10-14T00:00:00" }), "-f", "csv");
  expect(code).toBe(exitCodes.ok);
  expect(stdout).toContain("2018-10-14T00:00:00");
});

it("an addition to the contract is not a fault", async () => {
  const { code, stdout } = await usage({ ...of({ workloadName: "Loop", seats: 1 }), page: 1 }, "-f", "csv");
  expect([code, stdout.includes("Loop")]).toEqual([exitCodes.ok, true]);
});

it("a token that no header can carry is reported as such", async () => {
  const { code, stderr } = await command(["usage", "--base-url", url], {
    env: { PARTNER_TOKEN: `${canary} two` },
  });
  expect([code, stderr.includes("https")]).toEqual([exitCodes.auth, false]);
  expect(stderr).toMatch(/next: get a new token/);
  expect(stderr).not.toContain(canary);
});

it("a password in --base-url is refused and not repeated", async () => {
  const { code, stderr } = await command(["usage", "--base-url", "https://user:hunter2@host"]);
  expect(code).toBe(exitCodes.usage);
  expect(stderr).toContain("--base-url");
  expect(stderr).not.toContain("hunter2");
});
