import { expect, test, vi } from "vitest";
import { answer, clientOver, errorOf } from "./support/client.ts";

/** A client whose server refuses the first token with a challenge, and what its provider was asked. */
function challenged(claims: string) {
  let count = 0;
  const auth = vi.fn(async (_scopes: string[], _request: object) => ({
    token: `t${++count}`,
    expiresOnTimestamp: Date.now() + 3_600_000,
  }));
  const header = `Bearer realm="", error="insufficient_claims", claims="${claims}"`;
  const handler = async (request: Request) =>
    request.headers.get("authorization") === "Bearer t1"
      ? new Response("", { status: 401, headers: { "www-authenticate": header } })
      : answer(200);
  return {
    ...clientOver(handler, { auth, tries: 4 }),
    asked: () => auth.mock.calls.map(([, request]) => request),
  };
}

test.each(["abcde", "a", "====", "%%%", "_"])(
  "a challenge that cannot be read (%s) is a plain 401",
  async (claims) => {
    const { partner, requests, asked } = challenged(claims);
    await partner.analytics.licenses.usage.get();
    expect(requests).toHaveLength(2);
    expect(asked()).toEqual([{}, {}]);
  },
);

test("a challenge may be written in base64url", async () => {
  const claims = '{"access_token":{"x":{"value":"???>>>"}}}';
  const encoded = Buffer.from(claims).toString("base64url");
  expect(encoded).toMatch(/[-_]/);
  const { partner, asked } = challenged(encoded);
  await partner.analytics.licenses.usage.get();
  expect(asked()).toEqual([{}, { claims }]);
});

test.each([400, 401, 403, 404])(
  "a %i whose body breaks off keeps its status, and is not tried again",
  async (status) => {
    const { partner, requests } = clientOver(
      async () =>
        new Response(
          new ReadableStream({
            pull(controller) {
              controller.error(new TypeError("terminated"));
            },
          }),
          { status },
        ),
      { tries: 4 },
    );
    const error = await errorOf(partner.analytics.licenses.usage.get());
    expect(error).toMatchObject({ kind: status === 401 ? "auth" : "http", status, body: undefined });
    expect(requests).toHaveLength(1);
  },
);
