import { createServer } from "node:http";
import { inspect } from "node:util";
import { expect, test } from "vitest";
import { createPartnerClient } from "../src/index.ts";
import { answer, clientOver, errorOf, json } from "./support/client.ts";

const failing = (response: () => Response) =>
  errorOf(clientOver(async () => response()).partner.analytics.licenses.usage.get());
const firstWords = ({ message }: Error) => /^Request failed \((.*)\): GET /.exec(message)?.[1];

test.each<[string, () => Response, string]>([
  ["an empty body", () => new Response("", { status: 500 }), "500"],
  ["a code that is the status", () => json({ statusCode: 429, message: "Slow" }, 429), "429, Slow"],
  ["a code and words", () => json({ code: 1001, description: "Bad" }, 400), "400, 1001, Bad"],
  ["a page in the place of JSON", () => new Response("<html>"), "200, no JSON"],
])("the message says once what there is: %s", async (_, response, words) => {
  const error = await failing(response);
  expect(firstWords(error)).toBe(words);
  expect(error.message).toMatch(/ \[request [-\w]+\]$/);
});

test("an error has the headers of its answer, and shows them in no JSON and no inspection", async () => {
  const error = await failing(() =>
    json({}, 403, { "x-rate-limit-remaining": "7", "x-echo": "canary-7f3a9b" }),
  );
  expect(error.headers?.get("x-rate-limit-remaining")).toBe("7");
  for (const text of [JSON.stringify(error), inspect(error, { depth: 9, showHidden: true })])
    expect(text).not.toContain("canary-7f3a9b");
  const { partner } = clientOver(() => Promise.reject(new TypeError("fetch failed")));
  expect((await errorOf(partner.analytics.licenses.usage.get())).headers).toBeUndefined();
});

test("no answer is named by the platform's code, in the message and in JSON", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  const errorAt = (baseUrl: string) =>
    errorOf(createPartnerClient({ baseUrl, tries: 1 }).analytics.licenses.usage.get());
  const refused = await errorAt(`http://127.0.0.1:${port}`);
  expect(firstWords(refused)).toBe("ECONNREFUSED, network");
  expect(JSON.parse(JSON.stringify(refused))).toMatchObject({ kind: "network", code: "ECONNREFUSED" });
  expect((await errorAt("https://name-that-does-not.invalid")).code).toMatch(/^(ENOTFOUND|EAI_AGAIN)$/);
  for (const code of ["CERT_HAS_EXPIRED", "UNABLE_TO_VERIFY_LEAF_SIGNATURE"]) {
    const cause = new TypeError("fetch failed", { cause: Object.assign(new Error("certificate"), { code }) });
    const { partner } = clientOver(() => Promise.reject(cause));
    expect(firstWords(await errorOf(partner.analytics.licenses.usage.get()))).toBe(`${code}, network`);
  }
});

test("the number of a cancel's own exception is no code", async () => {
  const { partner } = clientOver(() => new Promise(() => {}));
  const error = await errorOf(partner.analytics.licenses.usage.get({ signal: AbortSignal.timeout(1) }));
  expect(error).toMatchObject({ kind: "aborted", code: undefined });
});

test.each([{}, "signal", { aborted: false }])(
  "a signal that is none (%j) is an error of the options",
  async (signal) => {
    const { partner, requests } = clientOver(async () => answer(200), { tries: 4 });
    const error = await errorOf(partner.analytics.licenses.usage.get({ signal: signal as never }));
    expect(error.kind).toBe("validation");
    expect(requests).toEqual([]);
  },
);

test.each<[string, object, string]>([
  ["a name that is none", { "x team": "canary-7f3a9b" }, "invalid x team"],
  ["a value with a line break", { "x-team": "canary-7f3a9b\nb" }, "invalid x-team"],
])("a header that cannot be sent is named, without its value: %s", async (_, headers, words) => {
  const { partner } = clientOver(async () => answer(200), { tries: 4 });
  const error = await errorOf(partner.analytics.licenses.usage.get({ headers: headers as never }));
  expect(firstWords(error)).toBe(words);
  expect(error.kind).toBe("validation");
  expect(JSON.stringify(error)).not.toContain("canary-7f3a9b");
});

test("a base URL may be a URL", () => {
  expect(createPartnerClient({ baseUrl: new URL("http://127.0.0.1:4010") }).baseUrl).toBe(
    "http://127.0.0.1:4010",
  );
  expect(() => createPartnerClient({ baseUrl: new URL("https://a.test/?b") })).toThrow(/user or query/);
});
