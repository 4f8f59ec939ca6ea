import { expect, it } from "vitest";
import { addBody } from "../src/parts/body.ts";
import { addMedia } from "../src/parts/media.ts";
import { clientOf } from "./support/client.ts";

const parts = [addMedia];
const sentBy = async (contentType: string | undefined, body: unknown, more: object = {}) => {
  const { sent, call } = clientOf({ method: "POST", parts, ...(contentType && { contentType }), ...more });
  await call({ body });
  const [request] = sent;
  if (request === undefined) throw new Error("nothing was sent");
  return request;
};
const bytes = new Uint8Array([1, 2]);

it.each([
  ["JSON by default", undefined, { a: 1 }, "application/json", '{"a":1}'],
  [
    "JSON of another name",
    "application/merge-patch+json",
    { a: null },
    "application/merge-patch+json",
    '{"a":null}',
  ],
  ["a text as JSON", "application/json", "a", "application/json", '"a"'],
  ["text", "text/plain", "a", "text/plain", "a"],
  [
    "a form",
    "application/x-www-form-urlencoded",
    { a: "b c", d: [1, 2] },
    "application/x-www-form-urlencoded",
    "a=b+c&d=1&d=2",
  ],
  ["lines of JSON", "application/x-ndjson", [{ a: 1 }, 2], "application/x-ndjson", '{"a":1}\n2\n'],
  ["one value as a line", "application/jsonl", { a: 1 }, "application/jsonl", '{"a":1}\n'],
  ["lines that are ready-made", "application/jsonl", "1\n2", "application/jsonl", "1\n2"],
  ["bytes", "image/png", bytes, "image/png", bytes],
  ["bytes next to JSON", "application/json, image/png", bytes, "image/png", bytes],
  ["an object next to text", "text/plain, application/json", { a: 1 }, "application/json", '{"a":1}'],
  ["a text next to JSON", "application/json, text/csv", "a,b", "text/csv", "a,b"],
  ["an object for any media type", "*/*", { a: 1 }, "application/json", '{"a":1}'],
  ["a text for any media type", "*/*", "a", "text/plain", "a"],
])("sends %s", async (_what, declared, body, type, text) => {
  const request = await sentBy(declared, body);
  expect(request.headers.get("content-type")).toBe(type);
  expect(request.body).toEqual(text);
});

it("makes a multipart form of an object: files, JSON for what has members, lists as fields of one name", async () => {
  const file = new File(["x"], "a.txt", { type: "text/plain" });
  const body = {
    file,
    raw: bytes,
    meta: { title: "t" },
    labels: ["a", "b"],
    at: new Date(0),
    none: undefined,
  };
  const { body: form, headers } = await sentBy("multipart/form-data", body);
  if (!(form instanceof FormData)) throw new Error("no form");
  expect(headers.get("content-type")).toBeNull();
  expect(form.get("file")).toMatchObject({ name: "a.txt", type: "text/plain" });
  expect(form.get("raw")).toMatchObject({ type: "application/octet-stream", size: 2 });
  expect(form.get("meta")).toMatchObject({ type: "application/json" });
  expect(await (form.get("meta") as File).text()).toBe('{"title":"t"}');
  expect(form.getAll("labels")).toEqual(["a", "b"]);
  expect(form.get("at")).toBe("1970-01-01T00:00:00.000Z");
  expect(form.has("none")).toBe(false);
});

it("gives a field the media type that the contract gives it", async () => {
  const encoding = { note: { contentType: "text/markdown" } };
  const { body } = await sentBy("multipart/form-data", { note: "# a" }, { encoding });
  expect((body as FormData).get("note")).toMatchObject({ type: "text/markdown" });
});

it("leaves a form that is ready-made to the platform", async () => {
  const form = new FormData();
  const { body, headers } = await sentBy("application/json, multipart/form-data", form);
  expect(body).toBe(form);
  expect(headers.get("content-type")).toBeNull();
});

it("sends a stream once, with what the platform wants of it", async () => {
  let tries = 0;
  const { sent, call } = clientOf(
    { method: "PUT", retry: true, contentType: "application/octet-stream", parts },
    {},
    { answer: () => new Response(null, { status: ++tries > 1 ? 204 : 503 }) },
  );
  const stream = new Blob(["abc"]).stream();
  await expect(call({ body: stream, tries: 3 })).rejects.toMatchObject({ status: 503 });
  expect(sent).toHaveLength(1);
  expect(sent[0]?.body).toBe(stream);
});

it("writes the boundary of a form, whatever media type the caller's headers name", async () => {
  const contentType = "application/json, multipart/form-data";
  const { sent, call } = clientOf({ method: "POST", contentType, parts });
  for (const body of [{ a: "1" }, new FormData()])
    await call({ body, headers: { "Content-Type": "multipart/form-data" } });
  for (const { body, headers } of sent) {
    expect(body).toBeInstanceOf(FormData);
    expect(headers.has("content-type")).toBe(false);
  }
  await call({ body: { a: 1 }, headers: { "CONTENT-TYPE": "application/json; charset=utf-8" } });
  expect(sent[2]).toMatchObject({ body: '{"a":1}' });
  expect(sent[2]?.headers.get("content-type")).toBe("application/json; charset=utf-8");
});

it("writes a multipart body of another kind than forms itself", async () => {
  const file = new File(["x"], 'a"\n.txt', { type: "text/csv" });
  const { body, headers } = await sentBy("multipart/mixed", { note: "é", file });
  const [, boundary] = /^multipart\/mixed; boundary="([^"]+)"$/.exec(headers.get("content-type") ?? "") ?? [];
  const part = (disposition: string, type: string, text: string) =>
    `--${boundary}\r\nContent-Disposition: form-data; ${disposition}\r\nContent-Type: ${type}\r\n\r\n${text}\r\n`;
  expect(await new Response(body).text()).toBe(
    `${part('name="note"', "text/plain; charset=utf-8", "é")}${part('name="file"; filename="a%22%0A.txt"', "text/csv", "x")}--${boundary}--\r\n`,
  );
});

it.each([
  ["application/octet-stream", "image/png", "application/octet-stream"],
  ["application/octet-stream, image/*", "image/png", "image/png"],
  ["image/png, image/jpeg", "image/PNG", "image/png"],
  ["image/png, image/jpeg", "image/webp", "image/webp"],
])("sends a file where %s is declared and it is %s as %s", async (declared, own, type) => {
  const { headers } = await sentBy(declared, new Blob(["x"], { type: own }));
  expect(headers.get("content-type")).toBe(type);
});

it.each(["application/octet-stream", "text/xml", "application/json-seq"])(
  "refuses an object in the place of %s",
  async (contentType) => {
    const { sent, call } = clientOf({ method: "POST", contentType, parts });
    await expect(call({ body: [{ a: 1 }] })).rejects.toMatchObject({
      kind: "validation",
      cause: { message: expect.stringContaining(contentType) },
    });
    expect(sent).toEqual([]);
  },
);

it.each(["a text", new Blob(["x"]), new Uint8Array(1), new Blob(["x"], { type: "text/csv" })])(
  "refuses a body that does not say which media type of a range it has: %s",
  async (body) => {
    const { sent, call } = clientOf({ method: "POST", contentType: "image/*, video/*", parts });
    await expect(call({ body })).rejects.toMatchObject({
      kind: "validation",
      cause: { message: expect.stringContaining("image/*, video/*") },
    });
    expect(sent).toEqual([]);
    await call({ body, headers: { "content-type": "image/png" } });
    expect(sent[0]?.headers.get("content-type")).toBe("image/png");
  },
);

it("refuses a stream as a field of a form", async () => {
  const { sent, call } = clientOf({ method: "POST", contentType: "multipart/form-data", parts });
  const form = { file: new Blob(["x"]).stream() };
  await expect(call({ body: form })).rejects.toMatchObject({ kind: "validation" });
  expect(sent).toEqual([]);
});

it.each([[[addMedia]], [[addBody]]])("refuses a body that the method cannot have", async (own) => {
  const { sent, call } = clientOf({ method: "GET", parts: own });
  await expect(call({ body: {} })).rejects.toMatchObject({ kind: "validation" });
  await call();
  expect(sent).toHaveLength(1);
});

it("gives a part without a type the one that is declared for it, and never a range", async () => {
  const encoding = {
    one: { contentType: "image/png" },
    named: { contentType: "image/png" },
    any: { contentType: "image/*, image/webp" },
    range: { contentType: "image/*" },
    own: { contentType: "image/png" },
  };
  const body = {
    one: new Blob(["x"]),
    named: new File(["x"], "a.png"),
    any: bytes,
    range: bytes,
    own: new Blob(["x"], { type: "image/gif" }),
  };
  const { body: form } = await sentBy("multipart/form-data", body, { encoding });
  if (!(form instanceof FormData)) throw new Error("no form");
  const files = Object.fromEntries([...form].map(([name, file]) => [name, file as File]));
  expect(Object.entries(files).map(([name, { type }]) => [name, type])).toEqual([
    ["one", "image/png"],
    ["named", "image/png"],
    ["any", "image/webp"],
    ["range", "application/octet-stream"],
    ["own", "image/gif"],
  ]);
  expect(files.named?.name).toBe("a.png");
});

it("sends a text as a form that is written already, and refuses what is none", async () => {
  const urlencoded = "application/x-www-form-urlencoded";
  expect((await sentBy(urlencoded, "a=1&b=2")).body).toBe("a=1&b=2");
  for (const [type, body] of [
    [urlencoded, ["a"]],
    [urlencoded, 7],
    ["multipart/form-data", "a=1"],
    ["multipart/form-data", ["a"]],
  ] as const)
    await expect(sentBy(type, body)).rejects.toMatchObject({ kind: "validation" });
});
