import type { Random } from "@partner-licenses/document/values/random";
import type { Direction } from "@partner-licenses/document/values/schema/types";
import { contractWith } from "../wrap.ts";
import { isSpoken, namingSchemaOf } from "./names.ts";
import { components, olderSchemaOf, toOlder } from "./older.ts";
import { type Pair, pairOf } from "./pairs.ts";
import { type Schema, schemaOf } from "./random.ts";
import { fieldReadings, textReadings, textSchemaOf, textUniverse, withoutNull } from "./text.ts";
import { universe } from "./universe.ts";

/** A way in which values travel, and all the values that may do so. */
export interface World {
  readonly dialect: "3.0" | "3.1";
  readonly direction: Direction;
  readonly values: readonly unknown[];
  /** What else the contract holds, for the schemas to refer to. */
  readonly rest: object;
  pair(random: Random): Pair;
  contract(schema: unknown): object;
  /** The values that look the same on the way: a reader may take it for any of them. */
  readings(value: unknown): readonly unknown[];
  /** Whether one who goes by the schema sends the value, where that takes more than that it is accepted. */
  sends?(schema: unknown, value: unknown): boolean;
}

function json(direction: Direction): World {
  return {
    ...{ dialect: "3.1", direction, values: universe, rest: {} },
    pair: (random) => pairOf(random, schemaOf),
    contract: (schema) => contractWith(schema, direction),
    readings: (value) => [value],
  };
}

function older(direction: Direction): World {
  return {
    ...json(direction),
    ...{ dialect: "3.0", rest: { components } },
    pair: (random) => {
      const [base, revision] = pairOf(random, olderSchemaOf);
      return [toOlder(base), toOlder(revision)];
    },
    contract: (schema) => contractWith(schema, direction, { openapi: "3.0.3", components }),
  };
}

function textPair(random: Random): Pair {
  const [base, revision] = pairOf(random, textSchemaOf);
  return [withoutNull(base), withoutNull(revision)];
}

/** Objects that do not all name the same members. */
function naming(direction: Direction): World {
  return {
    ...json(direction),
    pair: (random) => pairOf(random, namingSchemaOf),
    sends: isSpoken,
  };
}

function parameter(place: "query" | "path" | "header" | "cookie"): World {
  const path = place === "path" ? "/things/{p}" : "/things";
  return {
    ...json("request"),
    // A path in which nothing stands there is another path.
    values: place === "path" ? textUniverse.filter((text) => text !== "") : textUniverse,
    pair: textPair,
    contract: (schema) => ({
      ...contractWith(true, "response"),
      paths: {
        [path]: {
          get: {
            operationId: "get",
            parameters: [{ name: "p", in: place, required: true, schema }],
            responses: { "200": { description: "ok" } },
          },
        },
      },
    }),
    readings: textReadings,
  };
}

/** A form of one field. */
interface FormValue {
  readonly a: unknown;
}

function formOf(a: Schema): Schema {
  return { type: "object", properties: { a }, required: ["a"] };
}

const form: World = {
  ...json("request"),
  values: textUniverse.map((a): FormValue => ({ a })),
  pair: (random) => {
    const [base, revision] = textPair(random);
    return [formOf(base), formOf(revision)];
  },
  contract: (schema) => ({
    ...contractWith(true, "response"),
    paths: {
      "/things": {
        post: {
          operationId: "post",
          requestBody: { required: true, content: { "application/x-www-form-urlencoded": { schema } } },
          responses: { "200": { description: "ok" } },
        },
      },
    },
  }),
  readings: (value) => fieldReadings((value as FormValue).a).map((a) => ({ a })),
};

/** All that the oracle can judge, by name. */
export const worlds = {
  request: json("request"),
  response: json("response"),
  "3.0-request": older("request"),
  "3.0-response": older("response"),
  "names-request": naming("request"),
  "names-response": naming("response"),
  query: parameter("query"),
  path: parameter("path"),
  header: parameter("header"),
  cookie: parameter("cookie"),
  form,
} as const satisfies Readonly<Record<string, World>>;

/** The name of a world. */
export type WorldName = keyof typeof worlds;
