import fc from "fast-check";
import { expect, it } from "vitest";
import { encodeBody } from "../../src/values/wire/body.ts";
import { encodeForm } from "../../src/values/wire/encode-form.ts";
import { decodeForm } from "../../src/values/wire/form.ts";
import { decodeParts, partsOf, writeParts } from "../../src/values/wire/multipart.ts";
import { readParts } from "../../src/values/wire/parts.ts";
import { read } from "./read.ts";

const person = { type: "object", properties: { first: { type: "string" }, age: { type: "integer" } } };
const schema = read({
  type: "object",
  properties: {
    "To.Address": { type: "string" },
    tags: { type: "array", items: { type: "string" } },
    scores: { type: "array", items: { type: "integer" } },
    person,
    people: { type: "array", items: person },
    file: { type: "string", format: "binary" },
  },
});
const value = {
  "To.Address": "a b+c&d",
  tags: ["one"],
  scores: [1, 2],
  person: { first: "Ada", age: 36 },
  people: [
    { first: "Ada", age: 36 },
    { first: "Bob", age: 7 },
  ],
};

it("a form repeats the name of a list and writes an object as JSON", () => {
  const text = encodeForm({ value: {} }, value);
  expect(text).toContain("To.Address=a+b%2Bc%26d&tags=one&scores=1&scores=2&person=%7B%22first%22");
  expect(decodeForm({ value: {} }, text, schema)).toEqual(value);
});

it("a field of a form is written as its encoding says", () => {
  const form = {
    value: {
      encoding: { tags: { style: "pipeDelimited", explode: false }, person: { style: "deepObject" } },
    },
  };
  const text = encodeForm(form, { tags: ["a", "b"], person: { first: "Ada" } });
  expect(text).toBe("tags=a%7Cb&person%5Bfirst%5D=Ada");
  expect(decodeForm(form, text, schema)).toEqual({ tags: ["a", "b"], person: { first: "Ada" } });
});

it("a form of deep objects has lists of objects, and leaves out what is empty", () => {
  const item = {
    type: "object",
    properties: { price: { type: "string" }, tiers: { type: "array", items: { type: "string" } } },
  };
  const deep = {
    type: "object",
    required: ["features", "items"],
    properties: {
      features: { type: "object", required: ["log"], properties: { log: { type: "object" } } },
      items: { type: "array", items: item },
      permissions: { type: "array", items: { type: "string" } },
      trial: { anyOf: [{ type: "object" }, { const: "" }] },
    },
  };
  const style = { style: "deepObject", explode: true };
  const names = Object.keys(deep.properties);
  const form = { value: { encoding: Object.fromEntries(names.map((name) => [name, style])) } };
  const items = [{ price: "a", tiers: ["1", "2"] }, { price: "b" }];
  const whole = { features: { log: {} }, items, permissions: ["x"], trial: "" };
  const text = encodeForm(form, whole);
  expect(decodeURIComponent(text)).toBe(
    "items[0][price]=a&items[0][tiers]=1&items[0][tiers]=2&items[1][price]=b&permissions[0]=x&trial=",
  );
  expect(decodeForm(form, text, read(deep))).toEqual(whole);
  const others = "permissions[]=x&permissions[]=y&items[1][price]=b&items[0][price]=a";
  expect(decodeForm(form, others, read(deep))).toEqual({
    features: { log: {} },
    items: [{ price: "a" }, { price: "b" }],
    permissions: ["x", "y"],
  });
  expect(decodeForm(form, "permissions=x&permissions=y", read(deep))).toMatchObject({
    permissions: ["x", "y"],
  });
  expect(decodeForm(form, "trial[end]=1", read(deep))).toMatchObject({ trial: { end: 1 } });
});

it("one value in a deep object is a list where the schema takes no such text", () => {
  const tags = { anyOf: [{ type: "array", items: { type: "string" } }, { enum: ["", "none"] }] };
  const a = { type: "object", properties: { tags } };
  const form = { value: { encoding: { a: { style: "deepObject", explode: true } } } };
  const schema = read({ type: "object", properties: { a } });
  for (const value of [["x"], ["x", "y"], "none", ""])
    expect(decodeForm(form, encodeForm(form, { a: { tags: value } }), schema)).toEqual({
      a: { tags: value },
    });
});

it("a multipart form has a part for each item, JSON for objects, and files for bytes", () => {
  const parts = partsOf({ value: {} }, { ...value, file: "123" }, schema);
  expect(parts.map(({ name, type, filename }) => [name, type, filename])).toEqual([
    ["To.Address", "text/plain", undefined],
    ["tags", "text/plain", undefined],
    ["scores", "text/plain", undefined],
    ["scores", "text/plain", undefined],
    ["person", "application/json", undefined],
    ["people", "application/json", undefined],
    ["people", "application/json", undefined],
    ["file", "application/octet-stream", "file"],
  ]);
  expect(decodeParts({ value: {} }, parts, schema)).toEqual({ ...value, file: "123" });
});

it("a multipart form is what fetch reads back", async () => {
  const media = { type: "multipart/form-data", value: {} };
  const { type, content } = encodeBody(media, { ...value, file: "123" }, schema, "boundary");
  const form = await new Response(content as BodyInit, { headers: { "Content-Type": type } }).formData();
  expect(form.getAll("scores")).toEqual(["1", "2"]);
  expect(form.get("file")).toMatchObject({ name: "file", type: "application/octet-stream" });
});

it("JSON and text are what they are", () => {
  const sent = (type: string, body: unknown) => encodeBody({ type, value: {} }, body, schema, "b").content;
  expect(sent("application/problem+json", { a: 1 })).toBe('{"a":1}');
  expect(sent("text/plain", "a")).toBe("a");
});

it("several values of a field that has one are a list, which its schema refuses", () => {
  const one = read({ type: "object", properties: { n: { type: "integer" } } });
  expect(decodeForm({ value: {} }, "n=1&n=2", one)).toEqual({ n: [1, 2] });
});

it("parts are read as browsers write them, and a broken body is none", () => {
  const text = [
    "--X",
    'content-disposition: form-data; name="a%22b"; filename="c\\"d.txt"',
    "Content-Type: text/csv",
    "",
    "1\r\n2",
    "--X",
    "Content-Disposition: form-data; name=n",
    "",
    "",
    "--X--",
    "",
  ].join("\r\n");
  expect(readParts(text, "X")).toMatchObject([
    { name: 'a"b', filename: 'c"d.txt', type: "text/csv", content: "1\r\n2" },
    { name: "n", filename: undefined, type: "", content: "" },
  ]);
  expect(readParts("--X--\r\n", "X")).toEqual([]);
  expect(readParts(text.replace("--X--", ""), "X")).toBeUndefined();
  expect(readParts(text, "Y")).toBeUndefined();
  expect(readParts("--X\r\njunk\r\n\r\nq\r\n--X--\r\n", "X")).toBeUndefined();
});

it("a part that says it is JSON and is not stays text", () => {
  const [part] =
    readParts(
      '--X\r\nContent-Disposition: form-data; name="person"\r\nContent-Type: application/json\r\n\r\n{\r\n--X--',
      "X",
    ) ?? [];
  expect(part && decodeParts({ value: {} }, [part], schema)).toEqual({ person: "{" });
});

it("an empty list and null, which no field stands for, are read where they are required", () => {
  const properties = {
    tags: { type: "array", items: { type: "string" } },
    next: { type: ["string", "null"] },
    any: {},
    name: { type: "string" },
  };
  const all = read({ type: "object", properties, required: Object.keys(properties) });
  const sent = { tags: [], next: null };
  expect(encodeForm({ value: {} }, sent)).toBe("");
  expect(decodeForm({ value: {} }, "", all)).toEqual(sent);
  expect(decodeParts({ value: {} }, partsOf({ value: {} }, sent, all), all)).toEqual(sent);
  expect(decodeForm({ value: {} }, "", read({ type: "object", properties }))).toEqual({});
});

const text = fc.string({ unit: "grapheme", maxLength: 6 }).filter((each) => !/^[\s]*$/.test(each));
const body = fc.record(
  {
    "To.Address": text,
    tags: fc.array(text, { minLength: 1, maxLength: 3 }),
    scores: fc.array(fc.integer(), { minLength: 1, maxLength: 3 }),
    person: fc.record({ first: text, age: fc.integer() }),
    people: fc.array(fc.record({ first: text, age: fc.integer() }), { minLength: 1, maxLength: 2 }),
    file: text,
  },
  { requiredKeys: [] },
);

it("random bodies come back as they were sent, from both kinds of forms", () => {
  fc.assert(
    fc.property(body, (sent) => {
      expect(decodeForm({ value: {} }, encodeForm({ value: {} }, sent), schema)).toEqual(sent);
      const bytes = writeParts(partsOf({ value: {} }, sent, schema), "limit");
      const parts = readParts(new TextDecoder().decode(bytes), "limit");
      expect(parts && decodeParts({ value: {} }, parts, schema)).toEqual(sent);
    }),
    { seed: 20261130, numRuns: 1000 },
  );
});
