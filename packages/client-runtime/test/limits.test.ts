import { describe, expect, it } from "vitest";
import { clientOf } from "./support/client.ts";

const limits = ["tries", "timeout", "deadline", "maxWait"] as const;
const senseless = [Number.NaN, -1, Number.NEGATIVE_INFINITY, "soon", {}];

describe.each(limits)("the limit %s", (name) => {
  it.each(senseless)("is refused before anything is sent when it is %s", async (value) => {
    const { call, sent } = clientOf({});
    await expect(call({ [name]: value } as object)).rejects.toMatchObject({
      kind: "validation",
      message: expect.stringContaining(`${name} is ${value}`),
      attempts: [],
    });
    expect(sent).toEqual([]);
  });

  it("may have no end, and be a text that is a number", async () => {
    const { call, sent } = clientOf({});
    await call({ [name]: Number.POSITIVE_INFINITY });
    await call({ [name]: "60000" } as object);
    expect(sent).toHaveLength(2);
  });

  it("is that of the client where the call's is undefined", async () => {
    const { call } = clientOf({}, {}, { [name]: Number.NaN } as object);
    await expect(call({ [name]: undefined })).rejects.toMatchObject({ kind: "validation" });
    await call({ [name]: 60_000 });
  });
});

it.each([Number.NaN, -1, "soon"])("the answer %s of `retry` is refused", async (wait) => {
  const { call, sent } = clientOf({ retry: true }, {}, { answer: () => new Response(null, { status: 503 }) });
  await expect(call({ tries: 4, retry: (() => wait) as never })).rejects.toMatchObject({
    kind: "validation",
    message: expect.stringContaining(`retry is ${wait}`),
  });
  expect(sent).toHaveLength(1);
});

it.each([
  "https://ann:secret@api.example",
  "https:\\\\ann:secret@api.example",
  "//ann:secret@api.example",
  "https://:secret@api.example/a/",
  "https://api.example/a?key=secret",
  "https://api.example/?key=secret/",
  "/a#secret",
])("the base URL %s is refused before anything is sent, and shown nowhere", (ownUrl) => {
  const make = () => clientOf({}, {}, { ownUrl, auth: "token" });
  expect(make).toThrow(new TypeError("baseUrl has a user or query"));
});

it.each(["https://api.example/@scope", "/@scope", "https://api.example/a/b@c"])(
  "the @ of the path %s is left as it is",
  (ownUrl) => expect(clientOf({}, {}, { ownUrl }).client.baseUrl).toBe(ownUrl),
);
