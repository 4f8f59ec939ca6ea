import { inspect } from "node:util";
import { afterEach, expect, test, vi } from "vitest";
import { answer, clientOver, errorOf } from "./support/client.ts";

afterEach(() => {
  vi.useRealTimers();
});
const secret = "eyJhbGciOi.canary.token";
const soon = Date.now() + 3_600_000;

test.each<[string, unknown, string]>([
  ["nothing", undefined, "The token is empty"],
  ["null", null, "The token is empty"],
  ["an empty text", "", "The token is empty"],
  ["an empty token", { token: "" }, "The token is empty"],
  [
    "the name of the scheme before it",
    `Bearer ${secret}`,
    'The token is no text or has whitespace ("Bearer "?)',
  ],
  ["a line break after it", `${secret}\n`, 'The token is no text or has whitespace ("Bearer "?)'],
  ["a whole answer", { access_token: secret, expires_in: 3599 }, "The token is a whole OAuth answer"],
  ["another object", { value: secret }, 'The token is no text or has whitespace ("Bearer "?)'],
  ["an expiry in seconds", { token: secret, expiresOnTimestamp: soon / 1000 }, "The expiry is no date"],
  ["an expiry that is no number", { token: secret, expiresOnTimestamp: NaN }, "The expiry is no date"],
  [
    "a time of renewal that is no number",
    { token: secret, expiresOn: new Date(soon), refreshAfterTimestamp: NaN },
    "The expiry is no date",
  ],
  ["an expiry that is no time", { token: secret, expiresOn: "soon" }, "The expiry is no date"],
  [
    "a time of renewal in seconds",
    { token: secret, expiresOn: new Date(soon), refreshAfterTimestamp: soon / 1000 },
    "The expiry is no date",
  ],
])("a source that gives %s is refused with words of its own, once", async (_, given, words) => {
  const auth = vi.fn(async () => given as never);
  const { partner, requests } = clientOver(async () => answer(200), { auth, tries: 4 });
  const error = await errorOf(partner.analytics.licenses.usage.get());
  expect(error.kind).toBe("auth");
  expect(error.message).toContain(`Request failed (${words}): GET `);
  expect(inspect(error, { depth: 9 })).not.toContain(secret);
  expect(auth).toHaveBeenCalledTimes(1);
  expect(requests).toEqual([]);
});

test.each<[string, unknown]>([
  ["milliseconds", soon],
  ["a Date", new Date(soon)],
  ["an ISO text", new Date(soon).toISOString()],
])("an expiry in %s is understood", async (_, expiresOn) => {
  const auth = vi.fn(async () => ({ accessToken: secret, expiresOn }) as never);
  const { partner } = clientOver(async () => answer(200), { auth });
  await partner.analytics.licenses.usage.get();
  await partner.analytics.licenses.usage.get();
  expect(auth).toHaveBeenCalledTimes(1);
});

const failures: [string, () => Error][] = [
  [
    "a reset",
    () => new TypeError("fetch failed", { cause: Object.assign(new Error("x"), { code: "ECONNRESET" }) }),
  ],
  ["a name that is not found", () => Object.assign(new Error("getaddrinfo"), { code: "ENOTFOUND" })],
  [
    "a connection that took too long",
    () => Object.assign(new Error("x"), { code: "UND_ERR_CONNECT_TIMEOUT" }),
  ],
  ["what Chromium says", () => new TypeError("Failed to fetch")],
  ["what Safari says", () => new TypeError("Load failed")],
];

test.each(failures)("a source that fails in passing is asked again: %s", async (_, failure) => {
  vi.useFakeTimers();
  let count = 0;
  const auth = async () => {
    if (count++ === 0) throw failure();
    return secret;
  };
  const { partner } = clientOver(async () => answer(200), { auth, tries: 2 });
  const call = partner.analytics.licenses.usage.get.safe();
  await vi.runAllTimersAsync();
  expect((await call).ok).toBe(true);
  expect(count).toBe(2);
});

test.each(failures)("and is called a source, not a wrong token, when it stays so: %s", async (_, failure) => {
  const { partner } = clientOver(async () => answer(200), { auth: () => Promise.reject(failure()) });
  const error = await errorOf(partner.analytics.licenses.usage.get());
  expect(error.kind).toBe("network");
  expect(error.message).toMatch(/^Request failed \((\w+, )?token source\): GET /);
  expect(error.code).toBe(Object(failure().cause).code ?? Object(failure()).code);
});

test.each([
  new Error("vault is closed"),
  new TypeError("x is not a function"),
  Object.assign(new Error("no such file"), { code: "ENOENT" }),
])("a source that fails for good is asked once: %s", async (cause) => {
  const auth = vi.fn(() => Promise.reject(cause));
  const { partner } = clientOver(async () => answer(200), { auth, tries: 4 });
  const error = await errorOf(partner.analytics.licenses.usage.get());
  expect(error).toMatchObject({ kind: "auth", cause });
  expect(error.message).toContain("token source");
  expect(auth).toHaveBeenCalledTimes(1);
});
