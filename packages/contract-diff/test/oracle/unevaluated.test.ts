import type { JsonObject } from "@partner-licenses/document/json";
import { load } from "@partner-licenses/document/reader/load";
import { evaluate } from "@partner-licenses/document/values/evaluate";
import { randomOf } from "@partner-licenses/document/values/random";
import { Schemas } from "@partner-licenses/document/values/schema/schemas";
import { withoutUnevaluated } from "@partner-licenses/document/values/solve/ways";
import { expect, it } from "vitest";
import { diff } from "../../src/index.ts";
import { contractWith } from "../wrap.ts";
import { type Schema, schemaOf } from "./random.ts";
import { universe } from "./universe.ts";

it("a schema spelled without `unevaluated…` takes the same values", () => {
  const random = randomOf(20261130);
  let count = 0;
  for (let index = 0; index < 1500; index++) {
    const [inner, first, second] = [schemaOf(random), schemaOf(random), schemaOf(random)];
    const key = index % 3 === 0 ? "unevaluatedItems" : "unevaluatedProperties";
    const given = {
      ...Object(inner),
      anyOf: [first, second],
      [key]: index % 2 === 0 ? false : { type: "string" },
    };
    const { workspace, version } = load(contractWith(given, "request"));
    const home = new Schemas(workspace, { dialect: version, direction: "request" });
    const schema = home.at(given, { source: workspace.entry, pointer: "#/x" });
    const root = withoutUnevaluated(schema.root as JsonObject, home);
    if (root === schema.root) continue;
    count++;
    const isOther = (value: unknown) => evaluate(schema, value) !== evaluate({ ...schema, root }, value);
    expect([given, universe.find(isOther)]).toEqual([given, undefined]);
  }
  expect(count).toBeGreaterThan(500);
});

const [a, b] = [{ properties: { a: { type: "string" } } }, { properties: { b: { type: "integer" } } }];
const both = { ...a.properties, ...b.properties };
const closed = { additionalProperties: false };
const open = { type: "object", unevaluatedProperties: false };

it.each<[string, Schema, Schema]>([
  [
    "anyOf",
    {
      ...open,
      anyOf: [
        { required: ["a"], ...a },
        { required: ["b"], ...b },
      ],
    },
    { type: "object", properties: both, ...closed, anyOf: [{ required: ["a"] }, { required: ["b"] }] },
  ],
  [
    "oneOf",
    {
      ...open,
      oneOf: [
        { required: ["a"], ...a },
        { required: ["b"], ...b },
      ],
    },
    {
      type: "object",
      oneOf: [
        { required: ["a"], ...a, ...closed },
        { required: ["b"], ...b, ...closed },
      ],
    },
  ],
  [
    "if",
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    { ...open, ...a, if: { required: ["a"] }, then: b },
    { type: "object", properties: both, ...closed, dependentRequired: { b: ["a"] } },
  ],
])(
  "%s closed by `unevaluatedProperties` is the same closed by `additionalProperties`",
  async (_what, one, other) => {
    for (const [base, revision] of [
      [one, other],
      [other, one],
    ] as const)
      for (const direction of ["request", "response"] as const) {
        const report = await diff(contractWith(base, direction), contractWith(revision, direction));
        const grave = report.findings.filter(({ level }) => level !== "docs" && level !== "additive");
        expect(grave.map(({ id, message }) => `${id}: ${message}`)).toEqual([]);
      }
  },
);
