/** A contract in which something is as people really write it. */
export interface Foreign {
  readonly name: string;
  readonly contract: object;
  /** Codes of what has to be reported; nothing else may be. */
  readonly notes?: readonly string[];
  /** What has to stand in a generated file. */
  readonly holds?: readonly (readonly [file: string, text: string | RegExp])[];
}

type Part = Readonly<Record<string, unknown>>;

const ok: Part = { responses: { 200: { description: "ok" } } };
const ref = (name: string): Part => ({ $ref: `#/components/schemas/${name}` });
const json = (schema: Part, more: Part = {}): Part => ({
  content: { "application/json": { schema, ...more } },
});
const answers = (schema: Part): Part => ({ responses: { 200: { description: "ok", ...json(schema) } } });
const takes = (schema: Part, more: Part = {}): Part => ({
  operationId: "send",
  requestBody: { required: true, ...json(schema, more) },
  ...ok,
});
const inPath = (name: string, type: string): Part => ({
  parameters: [{ name, in: "path", required: true, schema: { type } }],
});

function contract(paths: Part, schemas?: Part, more: Part = {}): object {
  const components = schemas === undefined ? {} : { components: { schemas } };
  return { openapi: "3.1.0", info: { title: "Foreign", version: "1.0.0" }, paths, ...components, ...more };
}

/** A contract with one operation that takes and answers a schema. */
const about = (schema: Part, schemas: Part = {}, more: Part = {}): object =>
  contract({ "/a": { post: { ...takes(schema), ...answers(schema) } } }, schemas, more);

const names: readonly Foreign[] = [
  {
    name: "list-and-get",
    contract: contract({
      "/accounts": { get: { operationId: "ListAccount", ...ok } },
      "/accounts/{id}": { get: { operationId: "GetAccount", ...inPath("id", "string"), ...ok } },
    }),
    notes: ["name-taken"],
    holds: [
      ["react/hooks.ts", 'useAccount = /* @__PURE__ */ queryHook("ListAccount")'],
      ["react/hooks.ts", 'useGetAccount = /* @__PURE__ */ queryHook("GetAccount")'],
    ],
  },
  {
    name: "two-versions",
    contract: contract({
      "/v3/things": { get: { operationId: "listThingsV3", ...ok } },
      "/things": { get: { operationId: "listThings", ...ok } },
    }),
    notes: ["name-taken"],
    holds: [
      ["samples/listThings.ts", "client.things.get()"],
      ["samples/listThingsV3.ts", "client.v3.things.get()"],
    ],
  },
  {
    name: "no-operation-ids",
    contract: contract({ "/db-reset": { get: ok }, "/db/reset": { get: ok } }),
    notes: ["name-taken", "name-taken"],
    holds: [["client/operations.ts", / {2}getDbReset,\n {2}get_db_reset,/]],
  },
  {
    name: "one-chain",
    contract: contract({
      "/db-reset": { get: { operationId: "a", ...ok } },
      "/db_reset": { get: { operationId: "b", ...ok } },
    }),
    notes: ["name-taken"],
    holds: [["samples/b.ts", "client.dbReset.b()"]],
  },
  {
    name: "call-inside-a-call",
    contract: contract({
      "/a": { get: { operationId: "one", ...ok } },
      "/a/get": { get: { operationId: "two", ...ok } },
      "/raw": { get: { operationId: "three", ...ok } },
      "/then/then": { get: { operationId: "four", ...ok } },
    }),
    notes: ["name-taken", "name-taken", "name-taken"],
    holds: [
      ["samples/two.ts", "client.a.get_.get()"],
      ["samples/three.ts", "client.raw_.get()"],
      ["samples/four.ts", "client.then_.then_.get()"],
    ],
  },
  {
    name: "words-of-the-language",
    contract: contract(
      {
        "/eval": { get: { operationId: "getEval", ...answers(ref("import")) } },
        "/delete/{default}": {
          delete: { operationId: "delete", ...inPath("default", "string"), ...answers(ref("string")) },
        },
        "/client": { get: { operationId: "getClient", ...answers(ref("components")) } },
        "/constructor": { get: { operationId: "constructor", ...answers(ref("1st thing")) } },
        "/foreign-client": { get: { operationId: "getForeignClient", ...ok } },
        "/query-hook": { get: { operationId: "getQueryOptionsFor", ...ok } },
      },
      Object.fromEntries(
        [
          "import",
          "import_",
          "string",
          "components",
          "Record",
          "1st thing",
          "Größe",
          "größe",
          "a.b",
          "a_b",
        ].map((name) => [name, { type: "object", properties: { a: { type: "string" } } }]),
      ),
    ),
    notes: ["name-taken"],
    holds: [
      ["types/openapi.ts", "import: import__;"],
      ["types/openapi.ts", "import_: import_;"],
      ["types/openapi.ts", ": Größe;"],
      ["types/openapi.ts", "components: components_;"],
      ["types/aliases.ts", "Record_ as Record,"],
      ["react/hooks.ts", "useGetForeignClient"],
    ],
  },
  {
    name: "case-and-letters",
    contract: contract({
      "/a": { get: { operationId: "getThing", ...ok }, post: { operationId: "GetThing", ...ok } },
      "/b": { get: { operationId: "→", ...ok }, post: { operationId: "Größe ändern", ...ok } },
      "/2fa/{id}/x²/{über-id}": {
        get: {
          operationId: "../2fa",
          parameters: ["id", "über-id"].flatMap((name) => inPath(name, "string").parameters),
          ...ok,
        },
      },
    }),
    holds: [
      ["samples/getThing.ts", "client.a.get()"],
      ["samples/GetThing_.ts", "client.a.post()"],
    ],
  },
  {
    name: "two-parameters-of-one-name",
    contract: contract({
      "/{base-id}...{base_id}": {
        get: {
          operationId: "compare",
          parameters: ["base-id", "base_id"].flatMap((name) => inPath(name, "string").parameters),
          ...ok,
        },
      },
    }),
  },
];

const types: readonly Foreign[] = [
  {
    name: "webhooks-only",
    contract: contract({}, undefined, {
      webhooks: {
        made: {
          post: { requestBody: json({ type: "object", properties: { id: { type: "string" } } }), ...ok },
        },
      },
    }),
    holds: [["types/aliases.ts", /type MadeWebhook = NonNullable<webhooks\["made"\]\["post"\]/]],
  },
  {
    // as tools leave it that put every reference's target in its place
    name: "path-items-of-nobody-and-of-webhooks",
    contract: contract({ "/a": { get: { operationId: "readA", ...ok } } }, undefined, {
      webhooks: { made: { $ref: "#/components/pathItems/first" } },
      components: {
        pathItems: {
          first: { $ref: "#/components/pathItems/made" },
          made: { post: { operationId: "made", requestBody: json({ type: "string" }), ...ok } },
          unused: { get: { operationId: "readA", ...ok } },
        },
      },
    }),
    holds: [["types/aliases.ts", /type MadeWebhook = NonNullable<webhooks\["made"\]\["post"\]/]],
  },
  {
    // as drf-spectacular describes what is sent in bulk
    name: "forms-that-are-lists",
    contract: contract({
      "/a": {
        put: {
          operationId: "replace",
          requestBody: {
            required: true,
            content: {
              "application/json": { schema: { type: "array", items: { type: "integer" } } },
              "multipart/form-data": { schema: { type: "array", items: { type: "integer" } } },
            },
          },
          ...ok,
        },
      },
    }),
    notes: ["form-without-fields"],
    holds: [["samples/replace.ts", "body: [1]"]],
  },
  {
    name: "members-that-every-object-inherits",
    contract: contract({
      "/a": {
        post: takes({
          type: "object",
          required: ["a"],
          properties: {
            a: { type: "string" },
            constructor: { type: "string" },
            toString: { type: "integer" },
          },
        }),
        get: { operationId: "read", parameters: [{ name: "constructor", in: "query", schema: {} }], ...ok },
      },
    }),
    holds: [["samples/read.ts", "client.a.get()"]],
  },
  {
    name: "webhooks-in-both-places",
    contract: contract({}, undefined, {
      webhooks: { made: { post: takes({ type: "string" }) } },
      "x-webhooks": {
        made: { post: takes({ type: "string" }) },
        gone: { post: { operationId: "gone", requestBody: json({ type: "string" }), ...ok } },
      },
    }),
    holds: [
      ["types/aliases.ts", "type MadeWebhook = webhooks"],
      ["types/aliases.ts", 'type GoneWebhook = NonNullable<webhooks["gone"]'],
    ],
  },
  {
    name: "webhooks-of-3.0",
    contract: contract({}, undefined, {
      openapi: "3.0.3",
      "x-webhooks": {
        made: { post: { requestBody: { required: true, ...json({ type: "string" }) }, ...ok } },
      },
    }),
    holds: [["types/aliases.ts", "type MadeWebhook = webhooks"]],
  },
  {
    name: "free-form-object",
    contract: contract({
      "/a": {
        post: takes(
          { type: "object", required: ["meta"], properties: { meta: { type: "object" } } },
          { example: { meta: { colour: "red" } } },
        ),
      },
    }),
    holds: [
      ["types/openapi.ts", "meta: Record<string, unknown>"],
      ["samples/send.ts", 'meta: { colour: "red" }'],
    ],
  },
  {
    name: "open-object-in-a-composition",
    contract: about(
      { allOf: [{ type: "object" }, ref("A")] },
      { A: { type: "object", required: ["a"], properties: { a: { type: "string" } } } },
    ),
  },
  {
    name: "required-over-a-nullable-base",
    contract: about(
      { allOf: [ref("A")], required: ["a", "unlisted"] },
      { A: { type: ["object", "null"], properties: { a: { type: "string" } } } },
    ),
    holds: [["types/openapi.ts", /a: string;/]],
  },
  {
    name: "required-next-to-a-base",
    contract: about(
      { allOf: [ref("B"), { required: ["a"] }] },
      {
        A: { type: "object", properties: { a: { type: "integer" } } },
        B: { allOf: [ref("A"), { type: "object", properties: { b: { type: "string" } } }] },
      },
    ),
    holds: [["samples/send.ts", /body: \{ a: \d/]],
  },
  {
    name: "springdoc",
    contract: about(ref("Shape"), {
      Shape: {
        type: "object",
        required: ["kind"],
        properties: { kind: { type: "string" } },
        discriminator: {
          propertyName: "kind",
          mapping: { circle: "#/components/schemas/Circle", square: "Square" },
        },
        oneOf: [ref("Circle"), ref("Square")],
      },
      Circle: { allOf: [ref("Shape"), { type: "object", properties: { r: { type: "number" } } }] },
      Square: { allOf: [ref("Shape"), { type: "object", properties: { w: { type: "number" } } }] },
    }),
    holds: [["types/openapi.ts", /kind: "circle";[\s\S]*kind: "square";/]],
  },
  {
    name: "union-and-base-with-other-names",
    contract: contract(
      { "/a": { post: { ...takes(ref("Any")), ...answers(ref("Any")) } } },
      {
        Animal: {
          type: "object",
          required: ["kind"],
          discriminator: { propertyName: "kind" },
          properties: { kind: { type: "string" } },
        },
        Cat: { allOf: [ref("Animal"), { type: "object", properties: { lives: { type: "integer" } } }] },
        Dog: { allOf: [ref("Animal"), { type: "object", properties: { bark: { type: "boolean" } } }] },
        Any: {
          oneOf: [ref("Cat"), ref("Dog")],
          discriminator: { propertyName: "kind", mapping: { c: "#/components/schemas/Cat" } },
        },
      },
    ),
    holds: [["types/openapi.ts", 'kind: "Cat" | "c"']],
  },
  {
    name: "children-of-a-base",
    contract: contract(
      { "/a": { post: takes(ref("Pet")) }, "/b": { post: { ...takes(ref("Cat")), operationId: "sendCat" } } },
      {
        Pet: {
          type: "object",
          required: ["petType"],
          properties: { petType: { type: "string" } },
          discriminator: { propertyName: "petType", mapping: { cat: "Cat" } },
        },
        Cat: { allOf: [ref("Pet"), { type: "object", properties: { lives: { type: "integer" } } }] },
        Dog: { allOf: [ref("Pet")], properties: { petType: { type: "string", enum: ["dog"] } } },
      },
    ),
    holds: [["types/openapi.ts", 'petType: "cat"']],
  },
  {
    name: "circles",
    contract: about(ref("A"), {
      A: { anyOf: [{ type: "string" }, ref("B"), { type: "array", items: ref("A") }] },
      B: { oneOf: [{ type: "number" }, ref("A")] },
      C: { type: "array", items: ref("C") },
      D: { allOf: [ref("E")], properties: { d: ref("D") } },
      E: { allOf: [ref("D")], properties: { e: { type: "string" } } },
      F: { type: "object", additionalProperties: ref("F") },
    }),
    notes: ["type-widened", "type-widened"],
    holds: [["types/openapi.ts", /type A = string \| number \| unknown\[\]/]],
  },
  {
    name: "alternatives-next-to-properties",
    contract: about({
      type: "object",
      properties: { a: { type: "string" }, b: { type: "string" } },
      anyOf: [{ required: ["a"] }, { required: ["b"] }],
    }),
  },
  {
    name: "additions-of-another-type",
    contract: about({
      type: "object",
      required: ["a"],
      properties: { a: { type: "string" } },
      additionalProperties: { type: "integer" },
      patternProperties: { "^x-": { type: "boolean" } },
    }),
  },
  {
    name: "tuples",
    contract: about({
      type: "object",
      required: ["one", "two"],
      properties: {
        one: { type: "array", prefixItems: [{ type: "string" }, { type: "integer" }] },
        two: {
          type: "array",
          prefixItems: [{ type: "string" }, { type: "integer" }],
          minItems: 2,
          items: false,
        },
      },
    }),
  },
  {
    name: "reference-with-neighbours",
    contract: about(
      { $ref: "#/components/schemas/A", required: ["a"], properties: { b: { const: null } } },
      { A: { type: "object", properties: { a: { type: "string" } } } },
    ),
  },
  {
    name: "references-into-schemas",
    contract: about(
      {
        type: "object",
        required: ["x"],
        properties: { x: { $ref: "#/components/schemas/Node/properties/next" } },
      },
      {
        Node: {
          type: "object",
          properties: {
            next: {
              type: "array",
              items: {
                type: "object",
                properties: { next: { $ref: "#/components/schemas/Node/properties/next" } },
              },
            },
          },
        },
      },
    ),
  },
  {
    name: "only-read",
    contract: about(
      {
        type: "object",
        required: ["id", "thing"],
        properties: { id: { type: "integer", readOnly: true }, thing: ref("Thing") },
      },
      {
        Thing: {
          type: "object",
          required: ["at"],
          properties: { at: ref("At"), of: ref("Thing") },
          example: { at: "now", of: {} },
        },
        At: { type: "string", readOnly: true },
      },
    ),
    holds: [["samples/send.ts", /body: \{ thing: \{( of: \{\} )?\} \}/]],
  },
  {
    name: "only-read-in-another-part",
    contract: about(
      {
        allOf: [
          ref("Resource"),
          {
            type: "object",
            required: ["type", "name"],
            properties: { type: { type: "string" }, name: { type: "string" } },
          },
        ],
        required: ["id"],
      },
      {
        Resource: {
          type: "object",
          properties: { id: { type: "string", readOnly: true }, type: { type: "string", readOnly: true } },
        },
      },
    ),
    holds: [["samples/send.ts", /body: \{ name: "[^"]*" \}/]],
  },
  {
    name: "required-twice",
    contract: about({ type: "object", required: ["a", "a"], properties: { a: { type: "string" } } }),
  },
  { name: "date-that-is-a-number", contract: about({ type: "number", format: "date" }) },
];

const reading: readonly Foreign[] = [
  {
    name: "patterns",
    contract: about(ref("A"), {
      A: {
        type: "object",
        properties: {
          a: { type: "string", pattern: "^[a-z_\\-\\:]+$" },
          b: { type: "string", pattern: "(?i)^abc$" },
          c: { type: "string", pattern: "^a++$" },
        },
      },
    }),
    notes: ["pattern-not-checked"],
    holds: [["client/validators.ts", "/^[a-z_\\-:]+$/u"]],
  },
  {
    name: "numbers-that-are-texts",
    contract: contract(
      {
        "/a": { get: { operationId: 42, summary: 7, tags: [1], description: null, ...answers(ref("A")) } },
      },
      { A: { type: "object", title: 1, properties: { description: { type: "string", description: 9 } } } },
      { info: { title: 1, version: 1 }, tags: [{ name: 1, description: 2 }] },
    ),
    holds: [["types/openapi.ts", "description?: string"]],
  },
  {
    name: "what-only-looks-like-a-reference",
    contract: contract(
      {
        "/a": {
          post: takes(
            { type: "object", properties: { $ref: { type: "string" } }, example: { $ref: "#/nothing" } },
            {
              examples: {
                one: { value: { $ref: "#/nothing" } },
                two: { externalValue: "https://example.com/a.json" },
              },
            },
          ),
        },
      },
      undefined,
      { "x-thing": { $ref: "https://example.com/nothing.json" } },
    ),
  },
  {
    name: "headers-that-are-ignored",
    contract: contract({
      "/a": {
        get: {
          operationId: "get",
          parameters: ["Accept", "Content-Type", "authorization"].map((name) => ({
            name,
            in: "header",
            required: true,
            schema: { type: "string" },
          })),
          ...ok,
        },
      },
    }),
    holds: [["samples/get.ts", "client.a.get()"]],
  },
  {
    name: "odd-answers",
    contract: contract({
      "/a": { get: { operationId: "a" } },
      "/b": {
        get: { operationId: "b", responses: { 100: { description: "on" }, default: { description: "x" } } },
      },
    }),
  },
  {
    name: "path-parameters-that-do-not-fit-the-path",
    contract: contract({
      "/a/{b}": {
        get: {
          operationId: "get",
          parameters: [{ name: "c", in: "path", required: true, schema: {} }],
          ...ok,
        },
      },
    }),
    notes: ["path-parameter-undeclared", "path-parameter-not-in-path"],
    holds: [["samples/get.ts", "client.a.byB("]],
  },
  {
    name: "optional-parameter-called-like-a-member-of-every-object",
    contract: contract({
      "/a": {
        get: {
          operationId: "get",
          parameters: [
            { name: "q", in: "query", required: true, schema: { type: "string" } },
            { name: "constructor", in: "query", schema: { type: "integer" } },
            { name: "toString", in: "cookie", schema: { type: "integer" } },
          ],
          ...ok,
        },
      },
    }),
    holds: [["samples/get.ts", 'get({ query: { q: "text", constructor: 1 } })']],
  },
  {
    name: "a-slash-in-the-name-of-a-variable",
    contract: contract({ "/a/{b/c}": { get: { operationId: "get", ...inPath("b/c", "string"), ...ok } } }),
    holds: [["samples/get.ts", 'client.a.byBC("']],
  },
  {
    name: "one-variable-twice",
    contract: contract({
      "/{a}/{a}": { get: { operationId: "get", ...inPath("a", "string"), ...ok } },
      "/b": { get: { operationId: "b", ...ok } },
    }),
    notes: ["not-generated"],
  },
  {
    name: "reference-to-all-properties",
    contract: about(
      { type: "object", required: ["a"], properties: { $ref: "#/components/x-maps/A" } },
      {},
      { components: { "x-maps": { A: { a: { type: "integer" } } } } },
    ),
    holds: [["types/openapi.ts", "a: number"]],
  },
  {
    name: "only-openapi-3.2",
    contract: contract(
      { "/a": { get: { operationId: "getA", ...ok }, query: { operationId: "queryA", ...ok } } },
      undefined,
      { openapi: "3.2.0" },
    ),
    holds: [["client/chain.ts", 'readonly query: Operation<"queryA">;']],
  },
];

const samples: readonly Foreign[] = [
  {
    name: "references-that-are-data",
    contract: about({
      type: "object",
      properties: { a: { type: "string", examples: [{ $ref: "../a.yaml" }] } },
      "x-policies": [{ $ref: "#/x-policies/none" }],
    }),
  },
  {
    name: "secrets-in-what-is-only-sent",
    contract: contract(
      { "/a": { post: { ...takes(ref("Change")), ...answers(ref("Secret")) } } },
      {
        Change: { type: "object", required: ["old"], properties: { old: ref("Secret") } },
        Secret: {
          type: "object",
          required: ["value"],
          properties: { value: { type: "string", writeOnly: true } },
        },
      },
    ),
    holds: [["samples/send.ts", 'body: { old: { value: "text" } }']],
  },
  {
    name: "example-without-the-tag",
    contract: contract(
      { "/a": { post: takes(ref("Any"), { example: { name: "a" } }) } },
      {
        Any: {
          oneOf: [ref("One"), ref("Two")],
          discriminator: { propertyName: "kind" },
        },
        One: { type: "object", properties: { kind: { type: "string" }, name: { type: "string" } } },
        Two: {
          type: "object",
          required: ["n"],
          properties: { kind: { type: "string" }, n: { type: "integer" } },
        },
      },
    ),
    holds: [["samples/send.ts", 'kind: "One"']],
  },
  {
    name: "listed-values-of-another-type",
    contract: contract({
      "/switch/{on}": {
        post: {
          operationId: "turn",
          parameters: [
            { name: "on", in: "path", required: true, schema: { type: "string", enum: [true, false] } },
          ],
          ...ok,
        },
      },
    }),
    holds: [["samples/turn.react.tsx", 'path: { on: "true" }']],
  },
  {
    name: "listed-objects",
    contract: about({
      type: "object",
      properties: {
        size: {
          type: "object",
          properties: { width: { type: "integer" } },
          enum: [{ width: 1 }, { width: 2 }],
        },
        names: { type: "object", enum: ["a"], properties: { a: { type: "string" } } },
      },
    }),
    holds: [
      [
        "types/openapi.ts",
        /size\?: \{\s+width: 1;\s+\} \| \{\s+width: 2;\s+\};\s+names\?: \{\s+a\?: string;/,
      ],
    ],
  },
  {
    name: "required-of-another-spelling",
    contract: about({ required: ["name"], properties: { Name: { type: "string" } } }),
    holds: [["samples/send.ts", 'body: { name: "text" }']],
  },
  {
    name: "path-parameter-of-two-types",
    contract: contract({
      "/a/{id}": {
        get: { operationId: "getA", ...inPath("id", "integer"), ...ok },
        put: { operationId: "putA", ...inPath("id", "string"), ...ok },
      },
    }),
  },
  {
    name: "names-with-a-meaning-in-literals",
    contract: about({
      type: "object",
      required: ["__proto__", "constructor"],
      properties: JSON.parse('{ "__proto__": { "type": "integer" }, "constructor": { "type": "string" } }'),
    }),
    holds: [["samples/send.ts", /body: \{ \["__proto__"\]: \d, constructor: /]],
  },
  {
    name: "form-with-an-object",
    contract: contract({
      "/a": {
        post: {
          operationId: "send",
          requestBody: {
            content: {
              "application/x-www-form-urlencoded": {
                encoding: { card: { style: "deepObject", explode: true } },
                schema: {
                  type: "object",
                  required: ["amount", "card", "tags"],
                  properties: {
                    amount: { type: "integer" },
                    card: {
                      type: "object",
                      required: ["number"],
                      properties: { number: { type: "string" } },
                    },
                    tags: { type: "array", minItems: 2, items: { type: "string" } },
                  },
                },
              },
            },
          },
          ...ok,
        },
      },
    }),
    holds: [["samples/send.ts", '"card[number]"']],
  },
  {
    name: "multipart-and-other-bodies",
    contract: contract({
      "/a": {
        post: {
          operationId: "upload",
          requestBody: {
            content: {
              "multipart/form-data": {
                schema: {
                  type: "object",
                  required: ["file", "about"],
                  properties: {
                    file: { type: "string", contentMediaType: "image/png" },
                    about: { type: "object", required: ["name"], properties: { name: { type: "string" } } },
                  },
                },
              },
            },
          },
          ...ok,
        },
        put: {
          operationId: "xml",
          requestBody: {
            content: { "application/xml": { schema: { type: "object", xml: { name: "thing" } } } },
          },
          ...ok,
        },
        patch: { operationId: "bytes", requestBody: { content: { "image/png": {} } }, ...ok },
        get: { operationId: "read", requestBody: json({ type: "string" }), ...ok },
        trace: { operationId: "echo", ...ok },
      },
      "/b": {
        post: {
          operationId: "picture",
          requestBody: { content: { "image/*": { schema: { type: "string", format: "byte" } } } },
          ...ok,
        },
        put: {
          operationId: "misspelled",
          requestBody: { content: { applicationjson: { schema: { type: "string" } } } },
          ...ok,
        },
      },
    }),
    notes: ["method-not-sent", "media-type-malformed", "body-not-sent"],
    holds: [
      ["samples/picture.ts", 'new Blob(["…"], { type: "image/png" })'],
      ["samples/upload.ts", 'body.append("file", new Blob('],
      ["samples/xml.ts", "<thing/>"],
    ],
  },
  {
    name: "unions-told-apart",
    contract: contract(
      {
        "/a": {
          post: {
            operationId: "attach",
            requestBody: {
              content: {
                "application/json": {
                  schema: { type: "array", items: { $ref: "#/components/schemas/Context" } },
                  example: [{ type: "image", src: "https://a.example", text: "shown" }],
                },
              },
            },
            ...ok,
          },
          put: {
            operationId: "send",
            requestBody: json({ type: "array", minItems: 1, items: { $ref: "#/components/schemas/Result" } }),
            ...ok,
          },
        },
      },
      undefined,
      {
        components: {
          schemas: {
            Context: {
              discriminator: { propertyName: "type" },
              oneOf: [{ $ref: "#/components/schemas/Link" }, { $ref: "#/components/schemas/Image" }],
            },
            Link: {
              type: "object",
              required: ["type"],
              properties: { type: { type: "string", enum: ["link"] }, text: { type: "string" } },
            },
            Image: {
              type: "object",
              required: ["type", "src"],
              properties: { type: { type: "string", enum: ["image"] }, src: { type: "string" } },
            },
            Result: {
              discriminator: { propertyName: "type" },
              oneOf: [{ $ref: "#/components/schemas/Audio" }, { $ref: "#/components/schemas/Video" }],
            },
            Audio: {
              type: "object",
              required: ["type", "url"],
              properties: { type: { type: "string", default: "audio" }, url: { type: "string" } },
            },
            Video: {
              type: "object",
              required: ["type"],
              properties: { type: { type: "string", default: "video" } },
            },
          },
        },
      },
    ),
    holds: [
      ["samples/attach.ts", '{ type: "image", src: "https://a.example" }'],
      ["samples/send.ts", 'type: "Video"'],
    ],
  },
  {
    name: "cookies-and-schemes",
    contract: contract(
      {
        "/a": {
          get: {
            operationId: "get",
            parameters: [{ name: "session", in: "cookie", required: true, schema: { type: "string" } }],
            security: [{ key: [] }, { basic: [] }],
            ...ok,
          },
        },
        "/b": { get: { operationId: "open", security: [], ...ok } },
      },
      undefined,
      {
        components: {
          securitySchemes: {
            key: { type: "apiKey", in: "query", name: "key" },
            basic: { type: "http", scheme: "basic" },
          },
        },
      },
    ),
    holds: [["samples/get.ts", "cookie: { session:"]],
  },
  {
    name: "examples-that-do-not-fit",
    contract: contract({
      "/a/{id}": {
        post: {
          ...takes(
            {
              type: "object",
              required: ["n"],
              properties: { n: { type: "integer" }, s: { type: "string" } },
            },
            { example: { n: "one" } },
          ),
          parameters: [{ name: "id", in: "path", required: true, example: "x", schema: { type: "integer" } }],
        },
      },
      "/b": {
        post: {
          ...takes(
            { type: "object", properties: { a: { type: "string" } } },
            { example: { a: "1", more: 2 } },
          ),
          operationId: "more",
        },
      },
    }),
    notes: ["example-refused", "example-refused"],
    holds: [["samples/send.ts", /n: \d/]],
  },
  {
    name: "example-of-another-type",
    contract: contract({
      "/a": { post: takes({ properties: { a: { type: "string" } } }, { example: null }) },
    }),
  },
  {
    name: "alternatives-that-overlap",
    contract: contract({
      "/a": {
        post: takes({
          oneOf: [
            { type: "object", properties: { a: { type: "string" } } },
            { type: "object", properties: { c: { type: "string" } } },
          ],
        }),
      },
    }),
    notes: ["no-value-fits"],
  },
  {
    name: "a-type-that-is-none",
    contract: about({ type: "object", properties: { a: { type: "file" } } }, {}, { tags: [{ name: 1 }, {}] }),
  },
  {
    name: "example-that-the-mapping-does-not-know",
    contract: contract(
      { "/a": { post: takes(ref("Action"), { example: { type: "reboot" } }) } },
      {
        Action: {
          anyOf: [ref("Off"), ref("Other")],
          discriminator: { propertyName: "type", mapping: { off: "Off", on: "Other", again: "Other" } },
        },
        Off: { type: "object", required: ["type"], properties: { type: { type: "string" } } },
        Other: {
          type: "object",
          required: ["type"],
          properties: { type: { type: "string", enum: ["on", "off", "again", "reboot"] } },
        },
      },
    ),
  },
  {
    name: "nothing-fits",
    contract: about({ allOf: [{ type: "string" }, { type: "integer" }] }),
    notes: ["no-value-fits"],
  },
  {
    name: "parameter-with-content",
    contract: contract({
      "/a": {
        get: {
          operationId: "find",
          parameters: [
            {
              name: "filter",
              in: "query",
              required: true,
              ...json({ type: "object", required: ["a"], properties: { a: { type: "string" } } }),
            },
          ],
          ...ok,
        },
      },
    }),
  },
  {
    name: "header-name-with-a-space",
    contract: contract({
      "/a": {
        get: { ...ok, parameters: [{ name: "X Filter", in: "header", schema: { type: "string" } }] },
      },
    }),
    notes: ["header-name-malformed"],
  },
  {
    name: "schema-next-to-content",
    contract: contract({
      "/a": {
        get: {
          operationId: "find",
          parameters: [
            {
              ...{ name: "X-Filter", in: "header", required: true },
              schema: { properties: { q: { type: "string" } } },
              ...json({ type: "object", required: ["q"], properties: { q: { type: "string" } } }),
            },
          ],
          ...ok,
        },
      },
    }),
    notes: ["schema-next-to-content"],
    holds: [["samples/find.ts", /"X-Filter": \{ "?q"?: /]],
  },
];

const stream = (media: string, content: object) => ({
  responses: { "200": { description: "ok", content: { [media]: content } } },
});
const numbered = { type: "object", required: ["n"], properties: { n: { type: "integer" } } };

const requests: readonly Foreign[] = [
  {
    name: "security-of-each-operation",
    contract: {
      ...contract({
        "/a": {
          get: { ...ok, security: [{ basic: [] }] },
          post: { ...ok, security: [{ key: [], oauth: ["w"] }] },
        },
        "/b": { get: { ...ok, security: [] } },
      }),
      components: {
        securitySchemes: {
          basic: { type: "http", scheme: "basic" },
          key: { type: "apiKey", in: "cookie", name: "k" },
          oauth: { type: "openIdConnect", openIdConnectUrl: "https://example.com/id" },
        },
      },
    },
    holds: [["samples/getA.ts", "basic: { username: "]],
  },
  {
    name: "security-scheme-of-nobody",
    contract: contract({ "/a": { get: { operationId: "get", ...ok, security: [{ token: [] }] } } }),
    notes: ["security-scheme-undefined"],
  },
  {
    name: "key-and-token-in-one-header",
    contract: {
      ...contract({ "/a": { get: { ...ok, security: [{ key: [], token: [] }] } } }),
      components: {
        securitySchemes: {
          key: { type: "apiKey", in: "header", name: "authorization" },
          token: { type: "http", scheme: "bearer" },
        },
      },
    },
    notes: ["credential-not-made"],
  },
  {
    name: "bodies-that-have-no-place",
    contract: contract(
      {
        "/a": {
          delete: {
            operationId: "remove",
            responses: { 204: { description: "gone", ...json(ref("A")) }, 404: { description: "none" } },
          },
        },
      },
      { A: numbered },
    ),
    notes: ["body-not-read"],
    holds: [["types/openapi.ts", /204: \{[^}]*\};\s+content\?: never/]],
  },
  {
    name: "streams",
    contract: {
      ...contract({
        "/a": { get: { operationId: "events", ...stream("text/event-stream", { itemSchema: numbered }) } },
        "/b": { get: { operationId: "lines", ...stream("application/jsonl", { itemSchema: numbered }) } },
        "/c": {
          get: { operationId: "texts", ...stream("text/event-stream", { schema: { type: "string" } }) },
        },
      }),
      openapi: "3.2.0",
    },
    notes: ["stream-without-hook", "stream-without-hook", "stream-without-hook"],
    holds: [["samples/lines.ts", "for await (const item of "]],
  },
  {
    name: "forms",
    contract: contract({
      "/a": {
        post: {
          operationId: "upload",
          requestBody: {
            required: true,
            content: {
              "multipart/form-data": {
                schema: {
                  type: "object",
                  required: ["file", "meta"],
                  properties: { file: { type: "string", format: "binary" }, meta: numbered },
                },
              },
            },
          },
          ...ok,
        },
      },
      "/b": {
        post: {
          operationId: "login",
          requestBody: {
            required: true,
            content: { "application/x-www-form-urlencoded": { schema: numbered } },
          },
          ...ok,
        },
      },
    }),
  },
];

/** A contract for each kind of thing that once came out wrong. */
export const foreign: readonly Foreign[] = [...names, ...types, ...reading, ...samples, ...requests];
