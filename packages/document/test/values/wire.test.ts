import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeParameter, readParameter } from "../../src/values/wire/decode.ts";
import { encodeParameter, type Written } from "../../src/values/wire/encode.ts";
import { read } from "./read.ts";

const list = ["blue", "black", "brown"];
const object = { R: 100, G: 200, B: 150 };
const listSchema = { type: "array", items: { type: "string" } };
const objectSchema = {
  type: "object",
  properties: { R: { type: "integer" }, G: { type: "integer" }, B: { type: "integer" } },
};

function written(place: string, style: string, explode: boolean, more: Partial<Written> = {}): Written {
  return {
    name: "color",
    in: place as Written["in"],
    style,
    explode,
    allowReserved: false,
    content: undefined,
    ...more,
  };
}

/** The table of the specification, and what a browser or a server makes of it. */
const table: [place: string, style: string, explode: boolean, text: string, list: string, object: string][] =
  [
    ["path", "matrix", false, ";color=blue", ";color=blue,black,brown", ";color=R,100,G,200,B,150"],
    ["path", "matrix", true, ";color=blue", ";color=blue;color=black;color=brown", ";R=100;G=200;B=150"],
    ["path", "label", false, ".blue", ".blue,black,brown", ".R,100,G,200,B,150"],
    ["path", "label", true, ".blue", ".blue.black.brown", ".R=100.G=200.B=150"],
    ["path", "simple", false, "blue", "blue,black,brown", "R,100,G,200,B,150"],
    ["path", "simple", true, "blue", "blue,black,brown", "R=100,G=200,B=150"],
    ["header", "simple", false, "blue", "blue,black,brown", "R,100,G,200,B,150"],
    ["header", "simple", true, "blue", "blue,black,brown", "R=100,G=200,B=150"],
    ["query", "form", false, "color=blue", "color=blue,black,brown", "color=R,100,G,200,B,150"],
    ["query", "form", true, "color=blue", "color=blue&color=black&color=brown", "R=100&G=200&B=150"],
    [
      "query",
      "spaceDelimited",
      false,
      "color=blue",
      "color=blue%20black%20brown",
      "color=R%20100%20G%20200%20B%20150",
    ],
    [
      "query",
      "pipeDelimited",
      false,
      "color=blue",
      "color=blue%7Cblack%7Cbrown",
      "color=R%7C100%7CG%7C200%7CB%7C150",
    ],
    ["cookie", "form", false, "color=blue", "color=blue,black,brown", "color=R,100,G,200,B,150"],
    ["cookie", "cookie", true, "color=blue", "color=blue; color=black; color=brown", "R=100; G=200; B=150"],
  ];

describe("the styles of the specification", () => {
  it.each(table)("%s %s %s", (place, style, explode, ...texts) => {
    const parameter = written(place, style, explode);
    const schemas = [{ type: "string" }, listSchema, objectSchema];
    for (const [index, value] of ["blue", list, object].entries()) {
      expect(encodeParameter(parameter, value)).toBe(texts[index]);
      expect(decodeParameter(parameter, texts[index], read(schemas[index]))).toEqual(value);
    }
  });

  it.each(table)(
    "%s %s %s is read by what a schema without types describes",
    (place, style, explode, ...texts) => {
      const parameter = written(place, style, explode);
      const { items } = listSchema;
      const { properties } = objectSchema;
      expect(decodeParameter(parameter, texts[1], read({ items }))).toEqual(list);
      expect(decodeParameter(parameter, texts[2], read({ properties }))).toEqual(object);
    },
  );

  it("deepObject stands in brackets, which may be encoded or not", () => {
    const parameter = written("query", "deepObject", true);
    expect(encodeParameter(parameter, object)).toBe("color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150");
    expect(decodeParameter(parameter, "x=1&color[R]=100&color%5BG%5D=200", read(objectSchema))).toEqual({
      R: 100,
      G: 200,
    });
    expect(decodeParameter(parameter, "color[R]=100", read({}))).toEqual({ R: 100 });
    const deep = { type: "object", properties: { a: { type: "object", properties: { b: listSchema } } } };
    const value = { a: { b: ["x", "y"] } };
    expect(decodeParameter(parameter, encodeParameter(parameter, value), read(deep))).toEqual(value);
  });

  it("takes an encoded delimiter for data, and one key as a list of one", () => {
    const parameter = written("query", "form", false);
    expect(decodeParameter(parameter, "color=a%2Cb", read(listSchema))).toEqual(["a,b"]);
    expect(decodeParameter(written("query", "form", true), "color=a", read(listSchema))).toEqual(["a"]);
  });

  it("distinguishes what is absent from what is not in the parameter's style", () => {
    const asked = (parameter: Written, text: string | undefined, schema: object) =>
      readParameter(parameter, text, read(schema)).kind;
    const label = written("path", "label", false);
    expect(asked(label, "blue", { type: "string" })).toBe("unreadable");
    expect(asked(label, ".blue", { type: "string" })).toBe("value");
    expect(asked(written("path", "matrix", false), ";colour=blue", { type: "string" })).toBe("unreadable");
    expect(asked(written("header", "simple", false), undefined, listSchema)).toBe("absent");
    expect(asked(written("header", "simple", false), "R,100,G", objectSchema)).toBe("unreadable");
    expect(asked(written("query", "deepObject", true), "color=1", objectSchema)).toBe("unreadable");
    expect(asked(written("query", "deepObject", true), "colour[R]=1", objectSchema)).toBe("absent");
    expect(asked(written("query", "form", false), "color=R,100,G", objectSchema)).toBe("unreadable");
    expect(asked(written("query", "form", true), "colour=1", { type: "string" })).toBe("absent");
  });

  it("takes several values where one is meant for what they are", () => {
    const parameter = written("query", "form", true);
    expect(decodeParameter(parameter, "color=1&color=2", read({ type: "integer" }))).toEqual([1, 2]);
    const joined = written("query", "form", false);
    expect(decodeParameter(joined, "color=a,b&color=c", read(listSchema))).toEqual([["a", "b"], ["c"]]);
  });

  it("leaves the pairs of other parameters out of a map", () => {
    const map = read({ type: "object", additionalProperties: { type: "integer" } });
    const parameter = written("query", "form", true);
    expect(readParameter(parameter, "a=1&page=2", map, (key) => key === "page")).toEqual({
      kind: "value",
      value: { a: 1 },
    });
    expect(readParameter(parameter, "page=2", map, (key) => key === "page")).toEqual({ kind: "absent" });
  });

  it("finds its own among the pairs of others", () => {
    expect(
      decodeParameter(written("query", "form", true), "a=1&color=x%20y+z&b=2", read({ type: "string" })),
    ).toBe("x y z");
    expect(
      decodeParameter(written("cookie", "form", true), "a=1; color=x; z=1", read({ type: "string" })),
    ).toBe("x");
    expect(decodeParameter(written("query", "form", true), "a=1", read({ type: "string" }))).toBeUndefined();
  });

  it("keeps reserved characters only where it is allowed and harmless", () => {
    const parameter = written("query", "form", true, { allowReserved: true });
    expect(encodeParameter(parameter, "a/b?c&d#e")).toBe("color=a/b?c%26d%23e");
    expect(encodeParameter(written("query", "form", true), "a/b")).toBe("color=a%2Fb");
    expect(encodeParameter({ ...parameter, explode: false }, ["a,b", "c/d"])).toBe("color=a%2Cb,c/d");
  });

  it("writes content as a whole", () => {
    const content = { type: "application/json", value: {} };
    const parameter = written("query", "form", true, { content });
    const text = encodeParameter(parameter, object);
    expect(text).toBe("color=%7B%22R%22%3A100%2C%22G%22%3A200%2C%22B%22%3A150%7D");
    expect(decodeParameter(parameter, text, read(objectSchema))).toEqual(object);
  });

  it("writes the whole query string as a form", () => {
    const content = { type: "application/x-www-form-urlencoded", value: {} };
    const parameter = written("querystring", "form", true, { content });
    const schema = read({ type: "object", properties: { tags: listSchema, page: { type: "integer" } } });
    const text = encodeParameter(parameter, { tags: ["a b", "c&d"], page: 2 });
    expect(text).toBe("tags=a+b&tags=c%26d&page=2");
    expect(decodeParameter(parameter, text, schema)).toEqual({ tags: ["a b", "c&d"], page: 2 });
  });

  it("does not round a number that is longer than a computer's", () => {
    const parameter = written("query", "form", true);
    expect(decodeParameter(parameter, "color=9007199254740993", read({ type: "integer" }))).toBe(
      "9007199254740993",
    );
  });
});

const scalars = {
  string: fc.string({ unit: "grapheme", minLength: 1, maxLength: 6 }),
  integer: fc.integer(),
  number: fc
    .double({ noNaN: true, noDefaultInfinity: true })
    .filter((value) => !/e/.test(String(value)) && !Object.is(value, -0)),
  boolean: fc.boolean(),
} as const;

const scalar = fc.constantFrom(...(Object.keys(scalars) as (keyof typeof scalars)[]));
const names = ["a", "b2", "c d", "\u00e9"];

const shaped = fc.oneof(
  scalar.chain((type) => fc.tuple(fc.constant({ type }), scalars[type] as fc.Arbitrary<unknown>)),
  scalar.chain((type) =>
    fc.tuple(
      fc.constant({ type: "array", items: { type } }),
      fc.array(scalars[type] as fc.Arbitrary<unknown>, { minLength: 1, maxLength: 4 }),
    ),
  ),
  fc
    .tuple(fc.subarray(names, { minLength: 1 }), scalar)
    .chain(([own, type]) =>
      fc.tuple(
        fc.constant({ type: "object", properties: Object.fromEntries(own.map((name) => [name, { type }])) }),
        fc.record(Object.fromEntries(own.map((name) => [name, scalars[type] as fc.Arbitrary<unknown>]))),
      ),
    ),
);

const styles = fc.oneof(
  fc.constantFrom(...table.map(([place, style, explode]) => written(place, style, explode))),
  fc.constant(written("query", "deepObject", true)),
  fc.constant(written("query", "form", true, { allowReserved: true })),
);

/** Whether the style can say the value without a doubt: what it puts between parts must not stand in them. */
function isClear({ in: place, style, name }: Written, value: unknown): boolean {
  const texts = Object.entries(
    typeof value === "object" && value !== null ? value : { [name]: value },
  ).flatMap((each) =>
    Array.isArray(value) || typeof value !== "object" ? [String(each[1])] : each.map(String),
  );
  if (style === "deepObject" && (typeof value !== "object" || Array.isArray(value))) return false;
  const isRaw = place === "header" || style === "cookie";
  if (isRaw && texts.some((text) => text.trim() !== text || /[,;=]|[^ -~]/.test(text))) return false;
  const isOne = typeof value !== "object";
  if (style === "spaceDelimited" && !isOne) return texts.every((text) => !/\s/.test(text));
  if (style === "pipeDelimited" && !isOne) return texts.every((text) => !text.includes("|"));
  return true;
}

it("random values of random parameters come back as they were sent", () => {
  let sent = 0;
  fc.assert(
    fc.property(styles, shaped, (parameter, [schema, value]) => {
      if (!isClear(parameter, value)) return;
      sent++;
      expect(decodeParameter(parameter, encodeParameter(parameter, value), read(schema))).toEqual(value);
    }),
    { seed: 20261130, numRuns: 3000 },
  );
  expect(sent).toBeGreaterThan(2000);
});
