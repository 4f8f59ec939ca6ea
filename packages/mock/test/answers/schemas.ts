import { type Case, contractOf, post, posts } from "./types.ts";

const no = "refused";
const body = (
  name: string,
  schema: unknown,
  rows: Record<string, 200 | "refused">,
  schemas: object = {},
  openapi = "3.0.3",
) =>
  contractOf({ name, openapi, paths: post(schema), more: { components: { schemas } }, asked: posts(rows) });
const newer = (name: string, schema: unknown, rows: Record<string, 200 | "refused">, schemas: object = {}) =>
  body(`3.1: ${name}`, schema, rows, schemas, "3.1.0");
const object = (properties: object, more: object = {}) => ({ type: "object", properties, ...more });
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const kind = { type: "string" };
const pets = {
  Cat: object({ kind, lives: { type: "integer" } }, { required: ["kind", "lives"] }),
  Dog: object({ kind, barks: { type: "boolean" } }, { required: ["kind", "barks"] }),
};
const oneOf = [ref("Cat"), ref("Dog")];

export const schemas: Case[] = [
  body(
    "3.0: what is next to a reference does not count",
    object({ a: { ...ref("N"), maximum: 5 }, b: { ...ref("N"), nullable: true } }),
    { '{"a":9}': 200, '{"a":"x"}': no, '{"b":null}': no },
    { N: { type: "integer" } },
  ),
  body(
    "nullable needs null among its values",
    object({
      a: { type: "string", nullable: true, enum: ["x"] },
      b: { type: "string", nullable: true, enum: ["x", null] },
      c: { type: "integer", nullable: true, minimum: 3 },
      d: { type: "object", nullable: true, required: ["x"] },
      e: { type: "array", nullable: true, items: { type: "string", nullable: true } },
    }),
    {
      '{"b":null}': 200,
      '{"b":"y"}': no,
      '{"c":null}': 200,
      '{"c":2}': no,
      '{"d":null}': 200,
      '{"d":{}}': no,
      '{"e":null}': 200,
      '{"e":[null]}': 200,
      '{"e":[1]}': no,
    },
  ),
  newer(
    "nullable is no keyword",
    object({ a: { type: "string", nullable: true }, b: { type: ["string", "null"] } }),
    { '{"a":null}': no, '{"b":null}': 200, '{"b":1}': no },
  ),
  body(
    "patterns as people write them",
    object({
      a: { type: "string", pattern: "^[\\w-.]+$" },
      b: { type: "string", pattern: "^\\w+\\-\\w+\\@x$" },
      c: { type: "string", pattern: "b" },
      d: { type: "string", pattern: "^(?=.*\\d)(?!x).+$" },
      e: { type: "string", pattern: "^(?<y>\\d{4})$" },
      f: { type: "string", pattern: "^\\/a$" },
      g: { type: "string", pattern: "^\\p{Lu}" },
      h: { type: "string", pattern: "^.$" },
    }),
    {
      '{"a":"a-b.c"}': 200,
      '{"a":"a b"}': no,
      '{"b":"a-b@x"}': 200,
      '{"b":"ab@x"}': no,
      '{"c":"abc"}': 200,
      '{"c":"ac"}': no,
      '{"d":"a1"}': 200,
      '{"d":"x1"}': no,
      '{"d":"ab"}': no,
      '{"e":"2024"}': 200,
      '{"e":"24"}': no,
      '{"f":"/a"}': 200,
      '{"f":"a"}': no,
      '{"g":"Éa"}': 200,
      '{"g":"éa"}': no,
      '{"h":"😀"}': 200,
    },
  ),
  body(
    "what cannot be compiled leaves the rest",
    {
      type: "object",
      required: ["z"],
      properties: {
        a: { type: "string", pattern: "(?P<x>a)" },
        b: { type: "string", pattern: "a++" },
        c: { type: "integer", minimum: "5" },
        d: { type: "strng" },
        e: { type: "string", required: true },
        f: { type: "string", enum: "x" },
        g: { type: "string", maxLength: 2 },
        h: { type: "string", maxLength: -1 },
      },
    },
    { "{}": no, '{"z":1}': 200, '{"z":1,"g":"abc"}': no, '{"z":1,"c":"x"}': no, '{"z":1,"b":"q"}': 200 },
  ),
  body(
    "values that stand twice",
    object(
      { a: { type: "string", enum: ["x", "x"] }, b: { type: "string", enum: ["x", "y"] } },
      { required: ["a", "a"] },
    ),
    { '{"a":"x"}': 200, '{"a":"y"}': no, '{"a":"x","b":"z"}': no, "{}": no },
  ),
  body(
    "a discriminator by its mapping",
    { oneOf, discriminator: { propertyName: "kind", mapping: { C: "#/components/schemas/Cat", D: "Dog" } } },
    {
      '{"kind":"C","lives":1}': 200,
      '{"kind":"C","barks":true}': no,
      '{"kind":"D","barks":true}': 200,
      '{"kind":"D","lives":1}': no,
      '{"lives":1}': no,
      '{"kind":"Q","lives":1}': no,
    },
    pets,
  ),
  body(
    "a discriminator by the schemas' names",
    { anyOf: oneOf, discriminator: { propertyName: "kind" } },
    {
      '{"kind":"Cat","lives":1}': 200,
      '{"kind":"Cat","barks":true}': no,
      '{"kind":"Dog","barks":true}': 200,
      '{"kind":"Dog","lives":1}': no,
    },
    pets,
  ),
  body(
    "a discriminator where both fit",
    { oneOf, discriminator: { propertyName: "kind" } },
    {
      '{"kind":"Cat","lives":1,"barks":true}': 200,
      '{"kind":"Dog","lives":1,"barks":true}': 200,
      '{"kind":"Dog","lives":1,"barks":1}': no,
    },
    pets,
  ),
  body(
    "a discriminator of a base, over two generations",
    ref("Base"),
    {
      '{"kind":"Mid","m":1}': 200,
      '{"kind":"Leaf","m":1,"l":1}': 200,
      '{"kind":"Leaf","m":1}': no,
      '{"kind":"Leaf","l":1}': no,
      '{"kind":"leaf-2","x":1}': 200,
      '{"kind":"leaf-2"}': no,
      "{}": no,
    },
    {
      Base: object(
        { kind },
        {
          required: ["kind"],
          discriminator: { propertyName: "kind", mapping: { "leaf-2": "#/components/schemas/Other" } },
        },
      ),
      Mid: { allOf: [ref("Base"), object({ m: { type: "integer" } }, { required: ["m"] })] },
      Leaf: { allOf: [ref("Mid"), object({ l: { type: "integer" } }, { required: ["l"] })] },
      Other: { allOf: [ref("Base"), object({ x: { type: "integer" } }, { required: ["x"] })] },
    },
  ),
  body(
    "a list of what discriminators tell apart",
    { type: "array", items: { oneOf, discriminator: { propertyName: "kind" } } },
    {
      '[{"kind":"Cat","lives":1},{"kind":"Dog","barks":false}]': 200,
      '[{"kind":"Cat","lives":1},{"kind":"Dog","lives":1}]': no,
    },
    pets,
  ),
  body(
    "readOnly is not asked of requests: by reference, in parts, in lists",
    { allOf: [ref("Item"), { required: ["id", "at", "name"] }] },
    { '{"name":"x"}': 200, "{}": no, '{"name":"x","subs":[{"n":1}]}': 200, '{"name":"x","subs":[{}]}': no },
    {
      Id: { type: "integer", readOnly: true },
      Item: object(
        {
          id: ref("Id"),
          at: { type: "string", readOnly: true },
          name: { type: "string" },
          subs: {
            type: "array",
            items: object({ id: ref("Id"), n: { type: "integer" } }, { required: ["id", "n"] }),
          },
        },
        { required: ["id"] },
      ),
    },
  ),
  newer(
    "readOnly next to a reference",
    object({ id: { ...ref("Id"), readOnly: true }, n: { type: "integer" } }, { required: ["id", "n"] }),
    { '{"n":1}': 200, "{}": no },
    { Id: { type: "integer" } },
  ),
  body(
    "writeOnly is asked of requests",
    object({ s: { type: "string", writeOnly: true } }, { required: ["s"] }),
    { "{}": no, '{"s":"x"}': 200 },
  ),
  body(
    "exclusive bounds of 3.0",
    object({
      a: { type: "integer", minimum: 1, exclusiveMinimum: true, maximum: 3, exclusiveMaximum: false },
    }),
    { '{"a":1}': no, '{"a":2}': 200, '{"a":3}': 200, '{"a":4}': no },
  ),
  body(
    "names that every object inherits",
    object({ constructor: { type: "integer" }, toString: { type: "integer" } }, { required: ["toString"] }),
    { "{}": no, '{"toString":1}': 200, '{"toString":1,"constructor":"x"}': no },
  ),
  body(
    "3.2: a discriminator's default, for what has another name or none",
    { oneOf, discriminator: { propertyName: "kind", mapping: { c: "Cat" }, defaultMapping: "Dog" } },
    {
      '{"kind":"c","lives":1}': 200,
      '{"kind":"c"}': no,
      '{"kind":"Cow","barks":true}': 200,
      '{"kind":"Cow","lives":1}': no,
    },
    pets,
    "3.2.0",
  ),
  newer("exclusive bounds", object({ a: { type: "integer", exclusiveMinimum: 1, exclusiveMaximum: 3 } }), {
    '{"a":1}': no,
    '{"a":2}': 200,
    '{"a":3}': no,
  }),
  newer(
    "tuples",
    {
      type: "array",
      prefixItems: [{ type: "integer" }, { type: "string" }],
      items: { type: "boolean" },
      minItems: 1,
    },
    { '[1,"a",true]': 200, "[1]": 200, '[1,"a",1]': no, "[]": no, '["a"]': no },
  ),
  newer(
    "items that nothing else looked at",
    { type: "array", allOf: [{ prefixItems: [{ type: "integer" }] }], unevaluatedItems: { type: "string" } },
    { '[1,"a"]': 200, "[1,2]": no },
  ),
  newer(
    "members that nothing else looked at",
    { allOf: [ref("A"), object({ b: { type: "integer" } })], unevaluatedProperties: false },
    { '{"a":1,"b":2}': 200, '{"a":1,"c":2}': no },
    { A: object({ a: { type: "integer" } }) },
  ),
  newer(
    "conditions",
    object(
      { t: {}, n: {} },
      {
        if: { properties: { t: { const: "x" } }, required: ["t"] },
        // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
        then: { required: ["n"] },
        else: { maxProperties: 1 },
      },
    ),
    { '{"t":"x"}': no, '{"t":"x","n":1}': 200, '{"t":"y"}': 200, '{"t":"y","n":1}': no },
  ),
  newer(
    "dependencies",
    object(
      {},
      {
        dependentRequired: { a: ["b"] },
        dependentSchemas: { c: { required: ["d"], properties: { d: { type: "integer" } } } },
      },
    ),
    { '{"a":1}': no, '{"a":1,"b":1}': 200, '{"c":1,"d":"x"}': no, '{"c":1,"d":1}': 200 },
  ),
  newer(
    "names, patterns and counts of members",
    {
      type: "object",
      propertyNames: { maxLength: 3 },
      patternProperties: { "^n": { type: "integer" } },
      additionalProperties: { type: "boolean" },
      minProperties: 1,
      maxProperties: 2,
    },
    {
      "{}": no,
      '{"n1":1,"b":true}': 200,
      '{"n1":"x"}': no,
      '{"b":1}': no,
      '{"long":true}': no,
      '{"a":true,"b":true,"c":true}': no,
    },
  ),
  newer(
    "contains",
    { type: "array", contains: { type: "integer" }, minContains: 2, maxContains: 3 },
    { "[1]": no, '[1,2,"a"]': 200, "[1,2,3,4]": no },
  ),
  newer(
    "false, const and null",
    object({ a: false, b: { const: null }, c: { const: { x: [1] } }, d: { type: "null" } }),
    {
      '{"a":1}': no,
      '{"b":null}': 200,
      '{"b":0}': no,
      '{"c":{"x":[1]}}': 200,
      '{"c":{"x":[2]}}': no,
      '{"d":null}': 200,
      '{"d":""}': no,
    },
  ),
  newer(
    "definitions, anchors and pointers",
    {
      type: "object",
      $defs: { n: { $anchor: "num", type: "integer" } },
      properties: {
        a: { $ref: "#/components/schemas/Holder/properties/in~1side" },
        b: { $ref: "#/components/schemas/Holder/$defs/x" },
      },
    },
    { '{"a":1}': 200, '{"a":"x"}': no, '{"b":true}': 200, '{"b":1}': no },
    { Holder: { $defs: { x: { type: "boolean" } }, properties: { "in/side": { type: "integer" } } } },
  ),
  newer(
    "contents are remarks",
    object({
      a: { type: "string", contentEncoding: "base64", contentMediaType: "application/json" },
      b: { type: "string", format: "whatever" },
    }),
    { '{"a":"?","b":"x"}': 200, '{"a":1}': no },
  ),
  body(
    "references that go in circles",
    ref("Node"),
    {
      '{"v":1,"next":{"v":2,"next":{"v":3}}}': 200,
      '{"v":1,"next":{"v":2,"next":{"v":"x"}}}': no,
      '{"v":1,"map":{"k":{"v":"x"}}}': no,
    },
    {
      Node: object(
        {
          v: { type: "integer" },
          next: ref("Node"),
          map: { type: "object", additionalProperties: ref("Node") },
        },
        { required: ["v"] },
      ),
    },
  ),
  body(
    "formats",
    object({
      i: { type: "integer", format: "int32" },
      l: { type: "integer", format: "int64" },
      e: { type: "string", format: "email" },
      u: { type: "string", format: "uuid" },
      b: { type: "string", format: "byte" },
      p: { type: "string", format: "ipv4" },
      s: { type: "string", format: "ipv6" },
      h: { type: "string", format: "hostname" },
      r: { type: "string", format: "uri" },
      n: { type: "number", format: "int32" },
    }),
    {
      '{"i":2147483647}': 200,
      '{"i":2147483648}': no,
      '{"l":9223372036854775807}': 200,
      '{"l":9223372036854775808}': no,
      '{"l":-9223372036854775809}': no,
      '{"e":"a@b.c"}': 200,
      '{"e":"a"}': no,
      '{"u":"1f0c0a8e-5b1e-4c0e-9d4b-2f1d3c4b5a69"}': 200,
      '{"u":"x"}': no,
      '{"b":"YWI="}': 200,
      '{"b":"*"}': no,
      '{"p":"1.2.3.256"}': no,
      '{"s":"::1"}': 200,
      '{"s":"::g"}': no,
      '{"h":"a_b!"}': no,
      '{"r":"urn:a:b"}': 200,
      '{"r":"a b"}': no,
    },
  ),
  body(
    "not, anyOf and oneOf",
    object({
      a: { not: { type: "string" } },
      b: { anyOf: [{ type: "integer" }, { type: "string", maxLength: 1 }] },
      c: {
        oneOf: [
          { type: "integer", multipleOf: 3 },
          { type: "integer", multipleOf: 5 },
        ],
      },
    }),
    {
      '{"a":1}': 200,
      '{"a":"x"}': no,
      '{"b":"x"}': 200,
      '{"b":"xx"}': no,
      '{"c":9}': 200,
      '{"c":15}': no,
      '{"c":4}': no,
    },
  ),
];
