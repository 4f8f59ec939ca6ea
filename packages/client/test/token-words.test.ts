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
  ["the name of the scheme before it", `Bearer ${secret}`, 'The token is no ASCII word ("Bearer "?)'],
  ["a line break after it", `${secret}\n`, 'The token is no ASCII word ("Bearer "?)'],
  ["a whole answer", { access_token: secret, expires_in: 3599 }, "The token is an OAuth answer"],
  ["letters that no header takes", "tökén", 'The token is no ASCII word ("Bearer "?)'],
  ["another object", { value: secret }, 'The token is no ASCII word ("Bearer "?)'],
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
  ["what Firefox says", () => new TypeError("NetworkError when attempting to fetch resource.")],
  [
    "what Bun says",
    () =>
      Object.assign(new Error("Unable to connect. Is the computer able to access the url?"), {
        code: "ConnectionRefused",
      }),
  ],
  [
    "what Deno says",
    () => new TypeError("error sending request for url (https://a.test/): client error (Connect)"),
  ],
  ["what MSAL says", () => new Error("network_error: Network request failed")],
  ["what axios says", () => Object.assign(new Error("Network Error"), { code: "ERR_NETWORK" })],
  [
    "a time-out of its own",
    () => new DOMException("The operation was aborted due to timeout", "TimeoutError"),
  ],
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
  const { code } = Object(failure().cause ?? failure());
  expect(error.code).toBe(typeof code === "string" ? code : undefined);
});

test.each([
  new Error("vault is closed"),
  new TypeError("x is not a function"),
  new TypeError("Cannot read properties of undefined (reading 'fetch')"),
  Object.assign(new Error("no such file"), { code: "ENOENT" }),
])("a source that fails for good is asked once: %s", async (cause) => {
  const auth = vi.fn(() => Promise.reject(cause));
  const { partner } = clientOver(async () => answer(200), { auth, tries: 4 });
  const error = await errorOf(partner.analytics.licenses.usage.get());
  expect(error).toMatchObject({ kind: "auth", cause });
  expect(error.message).toContain("token source");
  expect(auth).toHaveBeenCalledTimes(1);
});
