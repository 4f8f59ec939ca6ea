import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { type CaseResult, scenarioNames, startMock, verifyServer } from "@partner-licenses/mock";
import { expect, test } from "vitest";

/** Where this package resolves by its own name, as it does where a user has installed it. */
const folder = fileURLToPath(new URL("../..", import.meta.url));

async function clientCases(baseUrl: string): Promise<CaseResult[]> {
  const { results } = await verifyServer({ baseUrl, token: "s3cret-token", client: true, folder });
  expect(JSON.stringify(results)).not.toContain("s3cret-token");
  return results.filter(({ request }) => request.startsWith("client "));
}

test("verify calls the mock through the client, every scenario included", async () => {
  const mock = await startMock();
  const results = await clientCases(mock.url);
  await mock.stop();
  expect(results.flatMap(({ departures }) => departures)).toEqual([]);
  expect(results.filter(({ outcome }) => outcome === "passed")).toHaveLength(scenarioNames.length + 2);
}, 60_000);

test("verify says what the client makes of a server that departs", async () => {
  const server = createServer((_, response) => {
    response.writeHead(200, { "content-type": "application/json" }).end('{"totalCount":"five","items":[]}');
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const results = await clientCases(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  server.close();
  server.closeAllConnections();
  expect(results.map(({ outcome }) => outcome)).toEqual(["failed", "failed"]);
  const departures = results.flatMap((result) => result.departures).join("\n");
  expect(departures).toContain("ends with validation, expected data");
  expect(departures).toContain("ends with validation, expected auth");
});
