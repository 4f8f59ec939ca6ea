import { expect, test } from "vitest";
import { appUser } from "../src/app-user.ts";
import { nextStep } from "../src/index.ts";
import { answer, clientOver, errorOf, json } from "./support/client.ts";

const failing = (response: () => Response) =>
  errorOf(clientOver(async () => response()).partner.analytics.licenses.usage.get());

test.each<[string, () => Response, RegExp]>([
  [
    "a 401 for missing MFA",
    () => answer(401, "mfa-missing"),
    /`mfa` in its amr claim.*enforces MFA.*in stages/,
  ],
  ["a 401 without a body", () => new Response("", { status: 401 }), /`mfa` in its amr claim/],
  ["another 401", () => json({ code: 400, description: "Access denied" }, 401), /^Check the token: audience/],
  ["a 429", () => json({}, 429), /retryAfterMs/],
  ["a 500", () => json({}, 500), /code and description/],
  ["a page", () => new Response("<html>"), /login page/],
])("says what to do about %s", async (_, response, words) => {
  expect(nextStep(await failing(response))).toMatch(words);
});

test("says what to do about no answer, a token source, and the sign-in", async () => {
  const unreached = clientOver(() => Promise.reject(new TypeError("fetch failed")));
  expect(nextStep(await errorOf(unreached.partner.analytics.licenses.usage.get()))).toMatch(/base URL/);
  const closed = clientOver(async () => answer(200), { auth: () => Promise.reject(new Error("closed")) });
  expect(nextStep(await errorOf(closed.partner.analytics.licenses.usage.get()))).toMatch(/token source/);
  const auth = appUser({
    ...{ tenantId: "t", clientId: "c", store: { load: () => "refresh", save() {} } },
    fetch: async () => json({ error: "invalid_grant", error_codes: [50076] }, 400),
  });
  const refused = await errorOf(
    clientOver(async () => answer(200), { auth }).partner.analytics.licenses.usage.get(),
  );
  expect(nextStep(refused)).toMatch(/made without MFA/);
});
