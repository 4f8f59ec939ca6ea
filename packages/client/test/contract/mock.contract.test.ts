import { readFileSync } from "node:fs";
import { type Mock, startMock } from "@partner-licenses/mock";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createPartnerClient, type FetchLike, type OperationId } from "../../src/index.ts";
import { example, examples, responses } from "../support/contract.ts";

let mock: Mock;
const violations: string[] = [];

beforeAll(async () => {
  mock = await startMock({ port: 0 });
});
afterAll(() => mock?.stop());

/** A fresh client for each call: a throttled one holds the calls that follow. */
function freshClient() {
  const fetch: FetchLike = async (request, init) => {
    const response = await globalThis.fetch(request, init);
    const found = response.headers.get("sl-violations");
    if (found) violations.push(found);
    return response;
  };
  return createPartnerClient({ baseUrl: mock.url, auth: "any-token", fetch, tries: 1 });
}

const prefer = (...wishes: string[]) => ({ headers: { Prefer: wishes.join(", ") } });

test.each(responses())(
  "$operationId answers its declared status $status",
  async ({ operationId, status }) => {
    const result = await freshClient().call.safe(operationId as OperationId, prefer(`code=${status}`));
    expect(result.status).toBe(status);
    expect(result.ok).toBe(status < 300);
  },
);

test.each(examples)(
  "$operationId $status $name arrives as it is written",
  async ({ operationId, status, name, value }) => {
    const result = await freshClient().call.safe(
      operationId as OperationId,
      prefer(`code=${status}`, `example=${name}`),
    );
    expect(result.status).toBe(status);
    expect(result.ok ? result.data : result.error.body).toEqual(value);
  },
);

test("the default example is the documented sample", async () => {
  const documented = readFileSync(
    new URL("../../../../spec/test/fixtures/usage-response.json", import.meta.url),
    "utf8",
  );
  expect(await freshClient().analytics.licenses.usage.get()).toEqual(JSON.parse(documented));
  expect(example(200).value).toEqual(JSON.parse(documented));
});

test("the ids of the call come back", async () => {
  const { requestId, correlationId } = await freshClient().analytics.licenses.usage.get.withResponse({
    requestId: "0a0b0c0d-1111-4222-8333-444455556666",
    correlationId: "0a0b0c0d-7777-4888-9999-aaaabbbbcccc",
  });
  expect(requestId).toBe("0a0b0c0d-1111-4222-8333-444455556666");
  expect(correlationId).toBe("0a0b0c0d-7777-4888-9999-aaaabbbbcccc");
});

test("no request of this file broke the contract", () => {
  expect(violations).toEqual([]);
});
