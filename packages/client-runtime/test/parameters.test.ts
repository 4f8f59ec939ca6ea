import { workspaceOf } from "@partner-licenses/document/deref";
import type { JsonObject } from "@partner-licenses/document/json";
import { serialisationOf } from "@partner-licenses/document/model/style";
import { Schemas } from "@partner-licenses/document/values/schema/schemas";
import { decodeParameter } from "@partner-licenses/document/values/wire/decode";
import type { Written } from "@partner-licenses/document/values/wire/encode";
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { dropFragment } from "../src/parts/fragment.ts";
import { addHeaders } from "../src/parts/headers.ts";
import { addParameters } from "../src/parts/parameters.ts";
import { addPath } from "../src/parts/path.ts";
import { addQuery, queryString } from "../src/parts/query.ts";
import { clientOf } from "./support/client.ts";

describe.each([
  ["usual", [addPath, addQuery]],
  ["styled", [addParameters]],
])("the parts of %s parameters", (_kind, parts) => {
  const at = { path: "/a/{id}/b" };

  it("keep a path value in its segment, whatever it holds", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ minLength: 1, unit: "grapheme" }), async (id) => {
        fc.pre(!/^\.\.?$/.test(id));
        const { sent, call } = clientOf({ ...at, parts });
        await call({ path: { id } });
        const segments = new URL(sent[0]?.target ?? "", "https://api.example").pathname.split("/");
        expect(segments).toHaveLength(4);
        expect(decodeURIComponent(segments[2] ?? "")).toBe(id);
      }),
    );
  });

  it.each([[""], [undefined], [null], ["."], [".."], [[]], [{}], [{ a: null }]])(
    "send nothing for the path value %j",
    async (id) => {
      const { sent, call } = clientOf({ ...at, parts });
      await expect(call({ path: { id } })).rejects.toMatchObject({ kind: "validation" });
      expect(sent).toEqual([]);
    },
  );

  it("write a date as its text", async () => {
    const { sent, call } = clientOf({ ...at, parts });
    await call({ path: { id: new Date(0) } });
    expect(sent[0]?.target).toBe("/a/1970-01-01T00%3A00%3A00.000Z/b");
  });

  it.each([[new Date(Number.NaN)], [Number.NaN], [Number.POSITIVE_INFINITY], [[1, new Date(Number.NaN)]]])(
    "send nothing for %j, which has no text",
    async (value) => {
      const { sent, call } = clientOf({ ...at, parts: [...parts, addHeaders] });
      const whole = { path: { id: 1 }, query: { q: 1 }, header: { "X-H": 1 } };
      const wrong = { path: { id: value }, query: { q: value }, header: { "X-H": value } };
      for (const place of ["path", "query", ...(Array.isArray(value) ? [] : ["header"])] as const) {
        const input = { ...whole, [place]: wrong[place as keyof typeof wrong] };
        await expect(call(input)).rejects.toMatchObject({ kind: "validation" });
      }
      expect(sent).toEqual([]);
      await call(whole);
      expect(sent).toHaveLength(1);
    },
  );

  it("write what says itself what it is in JSON, such as a day or a URL", async () => {
    const { sent, call } = clientOf({ ...at, parts: [...parts, addHeaders] });
    const day = { toJSON: () => "2026-11-30" };
    const url = new URL("https://a.example/");
    await call({ path: { id: day }, query: { day, list: [day, url] }, header: { "X-Day": day } });
    expect(decodeURIComponent(sent[0]?.target ?? "")).toBe(
      "/a/2026-11-30/b?day=2026-11-30&list=2026-11-30&list=https://a.example/",
    );
    expect(sent[0]?.headers.get("x-day")).toBe("2026-11-30");
  });

  it("name the parameter that is missing", async () => {
    await expect(clientOf({ ...at, parts }).call()).rejects.toThrow('path parameter "id" is empty');
  });

  it("refuse dots that two parameters make together", async () => {
    const { call } = clientOf({ path: "/{a}{b}", parts });
    await expect(call({ path: { a: ".", b: "." } })).rejects.toMatchObject({ kind: "validation" });
  });

  it("write lists, objects and dates of a query as the specification does by default", async () => {
    const { sent, call } = clientOf({ parts });
    await call({ query: { tag: ["a", "b&c"], flat: { x: 1, y: null }, at: new Date(0), none: undefined } });
    expect(sent[0]?.target).toBe("/one?tag=a&tag=b%26c&x=1&at=1970-01-01T00%3A00%3A00.000Z");
  });
});

test("a query without values is none", () => {
  expect(queryString({ none: undefined, list: [] })).toBe("");
});

test("a date is its text wherever it stands", async () => {
  const styles = { "query filter": { style: "deepObject" } };
  const { sent, call } = clientOf({ styles, parts: [addParameters] });
  const date = new Date(0);
  await call({ query: { filter: { since: date, any: [date] } }, header: { "X-At": date, "X-All": [date] } });
  const text = "1970-01-01T00:00:00.000Z";
  const encoded = encodeURIComponent(text);
  expect(sent[0]?.target).toBe(`/one?filter%5Bsince%5D=${encoded}&filter%5Bany%5D=${encoded}`);
  expect(sent[0]?.headers.get("x-at")).toBe(text);
  expect(sent[0]?.headers.get("x-all")).toBe(text);
  const plain = clientOf({ parts: [addHeaders] });
  await plain.call({ header: { "X-At": date, "X-Other": date }, headers: { "x-other": "own" } });
  expect(plain.sent[0]?.headers.get("x-at")).toBe(text);
  expect(plain.sent[0]?.headers.get("x-other")).toBe("own");
});

test("the fragment of a path is not sent, the query behind it is", async () => {
  const path = "/files/{id}#link";
  const { sent, call } = clientOf({ path, parts: [addPath, addQuery, dropFragment] });
  await call({ path: { id: "a#b" }, query: { fields: "x" } });
  expect(sent[0]?.target).toBe("/files/a%23b?fields=x");
});

test("a header without a value is not sent, and the caller's own headers win", async () => {
  const { sent, call } = clientOf({ parts: [addParameters] });
  const header = { "X-List": [], "X-Object": {}, "X-Null": { a: null }, "X-Own": [1], "X-Text": "" };
  await call({ header, headers: { "x-own": "2", Cookie: "a=1" }, cookie: { b: 2 } });
  const names = [...(sent[0]?.headers.keys() ?? [])];
  expect(names.filter((name) => name.startsWith("x-"))).toEqual(["x-own", "x-text"]);
  expect(sent[0]?.headers.get("x-own")).toBe("2");
  expect(sent[0]?.headers.get("cookie")).toBe("a=1; b=2");
});

test("JSON in a header is written in ASCII", async () => {
  const styles = { "header X-J": { content: "application/json" } };
  const { sent, call } = clientOf({ styles, parts: [addParameters] });
  await call({ header: { "X-J": { "ü😀": "日本" } } });
  const text = sent[0]?.headers.get("x-j") ?? "";
  expect(text).toMatch(/^[ -~]+$/);
  expect(JSON.parse(text)).toEqual({ "ü😀": "日本" });
});

test("each parameter has its own style", async () => {
  const styles = {
    "path a": { style: "matrix", explode: true },
    "path b": { style: "label" },
    "query ids": { explode: false },
    "query filter": { style: "deepObject" },
    "query json": { content: "application/json" },
    "query raw": { allowReserved: true },
  };
  const { sent, call } = clientOf({ path: "/{a}/{b}", styles, parts: [addParameters] });
  await call({
    path: { a: ["1", "2"], b: ["3", "4"] },
    query: { ids: [1, 2], filter: { size: { gt: 3 } }, json: { q: "z" }, raw: "a/b?c" },
    header: { "X-Ids": [1, 2] },
    cookie: { sid: "s p", other: 1 },
  });
  expect(sent[0]?.target).toBe(
    "/;a=1;a=2/.3,4?ids=1,2&filter%5Bsize%5D%5Bgt%5D=3&json=%7B%22q%22%3A%22z%22%7D&raw=a/b?c",
  );
  expect(sent[0]?.headers.get("x-ids")).toBe("1,2");
  expect(sent[0]?.headers.get("cookie")).toBe("sid=s%20p; other=1");
});

const text = fc.string({ unit: "grapheme", minLength: 1 });
const shapes: { schema: JsonObject; value: fc.Arbitrary<unknown> }[] = [
  { schema: { type: "string" }, value: text },
  { schema: { type: "integer" }, value: fc.integer() },
  { schema: { type: "boolean" }, value: fc.boolean() },
  { schema: { type: "array", items: { type: "string" } }, value: fc.array(text, { minLength: 1 }) },
  { schema: { type: "array", items: { type: "number" } }, value: fc.array(fc.integer(), { minLength: 1 }) },
  {
    schema: {
      type: "object",
      properties: { x: { type: "string" }, y: { type: "integer" } },
      additionalProperties: false,
    },
    value: fc.record({ x: text, y: fc.integer() }, { noNullPrototype: true }),
  },
];
const placesOfStyles = {
  query: ["form", "spaceDelimited", "pipeDelimited", "deepObject"],
  path: ["simple", "label", "matrix"],
};

test("what a client writes in the URL, a server reads", async () => {
  const place = fc.constantFrom("query" as const, "path" as const).chain((where) =>
    fc.record({
      where: fc.constant(where),
      style: fc.constantFrom(...placesOfStyles[where]),
      explode: fc.boolean(),
      shape: fc.constantFrom(...shapes),
    }),
  );
  const cases = place.chain((each) => each.shape.value.map((value: unknown) => ({ ...each, value })));
  await fc.assert(
    fc.asyncProperty(cases, async ({ where, style, explode, shape: { schema }, value }) => {
      const isList = schema.type === "array";
      const isObject = schema.type === "object";
      // Combinations that the specification defines.
      fc.pre(style !== "deepObject" || isObject);
      fc.pre(!style.endsWith("Delimited") || (!explode && (isList || isObject)));
      // These styles have no way to write what stands between items inside of one.
      const between = { spaceDelimited: " ", pipeDelimited: "|" }[style];
      fc.pre(between === undefined || !JSON.stringify(value).includes(between));
      fc.pre(where !== "path" || !/^\.\.?$/.test(String(value)));
      const styles = { [`${where} p`]: { style, explode } };
      const { sent, call } = clientOf({
        path: where === "path" ? "/{p}" : "/",
        styles,
        parts: [addParameters],
      });
      await call({ [where]: { p: value } });
      const [path = "", query] = (sent[0]?.target ?? "").split(/\?(.*)/s);
      const document = { openapi: "3.1.0" };
      const { root } = workspaceOf(document);
      const schemas = new Schemas(workspaceOf(document), { dialect: "3.1" });
      const written: Written = {
        ...{ name: "p", in: where, content: undefined },
        ...serialisationOf({ style, explode }, where),
      };
      const read = decodeParameter(
        written,
        where === "path" ? path.slice(1) : query,
        schemas.at(schema, root.loc),
      );
      expect(read).toEqual(value);
    }),
    { numRuns: 2000 },
  );
});
