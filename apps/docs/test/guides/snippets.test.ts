import { readdir } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createPartnerClient } from "@partner-licenses/client";
import { type Mock, startMock } from "@partner-licenses/mock";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { output } from "../../../../scripts/tests/run.mjs";
import { connect } from "../../snippets/client-with-token.ts";
import { usageOrAdvice } from "../../snippets/errors.ts";
import { topWorkload } from "../../snippets/safe.ts";
import { percentByWorkload } from "../../snippets/successor.ts";
import { getAccessToken } from "../../snippets/token.ts";
import { readGuides } from "../../src/guides/read.ts";
import { readOptions } from "../../src/options.ts";

const HOME = fileURLToPath(new URL("../..", import.meta.url));
let mock: Mock;
beforeAll(async () => {
  mock = await startMock();
});
afterAll(() => mock.stop());

/** Runs a file in a Node of its own, as a reader would. */
function run(file: string): Promise<string> {
  const env = { PARTNER_BASE_URL: mock.url, PARTNER_TOKEN: "any-token" };
  return output(process.execPath, [file], { env, cwd: HOME });
}

const asking = (prefer: string) =>
  createPartnerClient({ auth: "any-token", baseUrl: mock.url, headers: { Prefer: prefer }, tries: 1 });

test("every snippet stands in a guide, and every guide's snippet is there", async () => {
  const { content, snippets } = readOptions([], {});
  const text = (await readGuides(content)).map(({ body }) => body).join("\n");
  for (const file of await readdir(snippets)) expect(text, file).toContain(`<!-- snippet: ${file} -->`);
});

test("a block of commands that starts a server ends there: what follows would never run", async () => {
  const { content } = readOptions([], {});
  const guides = await readGuides(content);
  const blocks = guides.flatMap(({ body }) => [...body.matchAll(/^```sh\n([\s\S]*?)^```/gm)]);
  expect(blocks.length).toBeGreaterThan(15);
  for (const [, block = ""] of blocks)
    expect(block).not.toMatch(/^(npx @partner-licenses\/mock(?! verify).*|npm start)\n./m);
});

describe("programs", () => {
  test("getting-started.ts prints the rows", async () => {
    expect(await run("snippets/getting-started.ts")).toContain("'Skype For Business'");
  });

  test("ids.ts prints status and ids", async () => {
    expect(await run("snippets/ids.ts")).toMatch(
      /^200, 5 rows\nrequest id [\w-]{36}\ncorrelation id [\w-]{36}\n$/,
    );
  });

  test("every generated code sample of the reference runs", async () => {
    const { samples } = readOptions([], {});
    const files = (await readdir(samples)).filter((name) => name.endsWith(".ts"));
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) expect(await run(join(samples, file)), file).not.toBe("");
  });
});

describe("errors.ts", () => {
  test.each([
    ["example=realistic", "6 rows"],
    ["example=empty", "There is no usage data."],
    ["code=429", "Wait 57 s, then ask again."],
    ["code=401, example=mfa-missing", "The token is refused. Sign in again, with MFA."],
    ["code=500", "Unexpected service error"],
  ])("answers %s with advice", async (prefer, advice) => {
    expect(await usageOrAdvice(asking(prefer))).toContain(advice);
  });

  test("says when there is no answer", async () => {
    const partner = createPartnerClient({ auth: "any-token", baseUrl: "http://127.0.0.1:1", tries: 1 });
    expect(await usageOrAdvice(partner)).toBe("There was no answer. Ask again later.");
  });
});

test("safe.ts narrows by status", async () => {
  expect(await topWorkload(asking("example=realistic"))).toBe("Exchange");
  expect(await topWorkload(asking("code=429"))).toContain("Rate limit is exceeded");
  expect(await topWorkload(asking("code=403, example=role-without-rights"))).toContain("supplied role");
});

test("token.ts trades the refresh token and keeps the new one", async () => {
  const seen: URLSearchParams[] = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    seen.push(new URLSearchParams(body));
    const refused = seen.at(-1)?.get("refresh_token") === "stale";
    response.writeHead(refused ? 400 : 200, { "content-type": "application/json" });
    response.end(
      JSON.stringify(
        refused
          ? { error: "invalid_grant" }
          : { access_token: "a", refresh_token: "second", expires_in: "3600" },
      ),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    const login = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    let stored = "first";
    const store = {
      read: async () => stored,
      write: async (token: string) => {
        stored = token;
      },
    };
    const { token, expiresOnTimestamp } = await getAccessToken(store, login);
    expect([token, stored, seen[0]?.get("grant_type")]).toEqual(["a", "second", "refresh_token"]);
    expect(expiresOnTimestamp).toBeGreaterThan(Date.now());
    stored = "stale";
    await expect(getAccessToken(store, login)).rejects.toThrow("invalid_grant");
    expect(connect(store).contractVersion).toMatch(/^\d+\.\d+\.\d+/);
  } finally {
    server.close();
  }
});

test("successor.ts adds up before it divides, whichever way the count is spelt", () => {
  const percents = percentByWorkload([
    { workloadName: "Exchange", licensesActive: 10, licensesQualified: 100 },
    { workloadName: "Exchange", licenseActive: 90, licensesQualified: 100 },
    { workloadName: "Teams", licensesActive: 0, licensesQualified: 0 },
  ]);
  expect([...percents]).toEqual([
    ["Exchange", 50],
    ["Teams", 0],
  ]);
});
