import { type Case, post, testCases } from "./run.ts";

const form = "application/x-www-form-urlencoded";
const multipart = "multipart/form-data";

const sent = (type: string, body: string, status: 200 | "refused") => ({
  path: "/p",
  method: "POST",
  headers: { "content-type": type === multipart ? `${multipart}; boundary=XX` : type },
  body,
  status,
});

/** A multipart body; each part is its headers after the name, and its content. */
function parts(...all: [name: string, more: string, content: string][]): string {
  const texts = all.map(
    ([name, more, content]) =>
      `--XX\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${content}\r\n`,
  );
  return `${texts.join("")}--XX--\r\n`;
}

const tags = {
  type: "object",
  required: ["tag"],
  properties: { tag: { type: "array", items: { type: "string" }, minItems: 2 } },
};
const person = { type: "object", required: ["age"], properties: { age: { type: "integer" } } };

const table: Case[] = [
  {
    name: "a list in a form repeats its name",
    paths: post(form, tags),
    asked: [sent(form, "tag=a&tag=b", 200), sent(form, "tag=a", "refused"), sent(form, "tag=a,b", "refused")],
  },
  {
    name: "a form's names may hold brackets and dots, and a plus is a space",
    paths: post(form, {
      type: "object",
      properties: {
        "a[]": { type: "array", items: { type: "integer" } },
        "To.Address": { type: "string", pattern: "^a b$" },
      },
    }),
    asked: [
      sent(form, "a[]=1&a%5B%5D=2&To.Address=a+b", 200),
      sent(form, "a[]=x", "refused"),
      sent(form, "To.Address=a%2Bb", "refused"),
    ],
  },
  {
    // signed and encrypted (Open Banking), or a language of its own: the schema is of what is inside
    name: "a body in a format of its own is read where it is JSON, and taken as it is elsewhere",
    paths: post("application/jose+jwe", person),
    asked: [
      sent("application/jose+jwe", '{"age":3}', 200),
      sent("application/jose+jwe", '{"age":"x"}', "refused"),
      sent("application/jose+jwe", "eyJh.Zm9v.YmFy", 200),
    ],
  },
  {
    name: "a field of a form has one value",
    paths: post(form, { type: "object", properties: { n: { type: "integer" } } }),
    asked: [sent(form, "n=1", 200), sent(form, "n=1&n=2", "refused"), sent(form, "n=0x1", "refused")],
  },
  {
    name: "a field with a style of its own",
    paths: post(form, tags, { encoding: { tag: { style: "pipeDelimited", explode: false } } }),
    asked: [sent(form, "tag=a%7Cb", 200), sent(form, "tag=a", "refused")],
  },
  {
    name: "a file, numbers and lists in parts",
    paths: post(multipart, {
      type: "object",
      required: ["file", "n"],
      properties: {
        file: { type: "string", format: "binary" },
        n: { type: "integer" },
        list: { type: "array", items: { type: "integer" } },
      },
    }),
    asked: [
      sent(multipart, parts(["file", '; filename="a.bin"', "1"], ["n", "", "3"], ["list", "", "1"]), 200),
      sent(multipart, parts(["file", '; filename="a.bin"', "1"], ["n", "", "x"]), "refused"),
      sent(
        multipart,
        parts(["file", '; filename="a.bin"', "1"], ["n", "", "3"], ["list", "", "x"]),
        "refused",
      ),
      sent(multipart, parts(["n", "", "3"]), "refused"),
    ],
  },
  {
    name: "an object in a part is JSON, with or without a media type",
    paths: post(multipart, { type: "object", required: ["who"], properties: { who: person } }),
    asked: [
      sent(multipart, parts(["who", "\r\nContent-Type: application/json", '{"age":3}']), 200),
      sent(multipart, parts(["who", "", '{"age":3}']), 200),
      sent(multipart, parts(["who", "", '{"age":"3"}']), "refused"),
      sent(multipart, parts(["who", "\r\nContent-Type: application/json", "{"]), "refused"),
    ],
  },
  {
    name: "null where 3.0 allows it, and nothing else",
    paths: post("application/json", {
      type: "object",
      properties: {
        a: { type: "string", nullable: true },
        e: { type: "string", nullable: true, enum: ["x", null] },
      },
    }),
    asked: [
      sent("application/json", '{"a":null,"e":null}', 200),
      sent("application/json", '{"a":1}', "refused"),
      sent("application/json", '{"e":"y"}', "refused"),
    ],
  },
  {
    name: "the keywords of 3.1",
    openapi: "3.1.0",
    paths: post("application/json", {
      type: "object",
      dependentRequired: { card: ["cvc"] },
      properties: {
        l: { type: "array", contains: { const: 1 }, minContains: 2 },
        pair: { type: "array", prefixItems: [{ type: "integer" }, { type: "string" }], items: false },
      },
    }),
    asked: [
      sent("application/json", '{"card":1}', "refused"),
      sent("application/json", '{"l":[1]}', "refused"),
      sent("application/json", '{"l":[1,1],"card":1,"cvc":2,"pair":[1,"a"]}', 200),
      sent("application/json", '{"pair":["a",1]}', "refused"),
      sent("application/json", '{"pair":[1,"a",3]}', "refused"),
    ],
  },
  {
    name: "a keyword that nobody can check does not switch off the others",
    paths: post("application/json", {
      type: "object",
      required: ["b"],
      properties: { a: { type: "string", pattern: "(?i)abc" } },
    }),
    asked: [sent("application/json", "{}", "refused"), sent("application/json", '{"b":1}', 200)],
  },
];

testCases(table);
