import { load } from "@partner-licenses/document/reader/load";
import { evaluate } from "@partner-licenses/document/values/evaluate";
import { randomOf } from "@partner-licenses/document/values/random";
import { Schemas } from "@partner-licenses/document/values/schema/schemas";
import { separate } from "@partner-licenses/document/values/solve/solve";
import { expect, it } from "vitest";
import { contractWith } from "../wrap.ts";
import { pairOf } from "./pairs.ts";
import { type Schema, schemaOf } from "./random.ts";
import { universe } from "./universe.ts";

function read(schema: Schema) {
  const { workspace, version } = load(contractWith(schema, "request"));
  const home = new Schemas(workspace, { dialect: version, direction: "request" });
  return home.at(schema, { source: workspace.entry, pointer: "#/x" });
}

it("a proof that no value separates two schemas holds for every value of the world", () => {
  const random = randomOf(20261201);
  const count = { none: 0, value: 0, open: 0 };
  for (let index = 0; index < 1500; index++) {
    const pair = pairOf(random, schemaOf);
    const [one, other] = [read(pair[0]), read(pair[1])];
    const found = separate(one, other, { left: 2000 });
    count[typeof found === "object" ? "value" : found]++;
    const isApart = (value: unknown) =>
      evaluate(one, value) === "accepted" && evaluate(other, value) === "refused";
    if (typeof found === "object") expect(isApart(found.value)).toBe(true);
    else if (found === "none") expect([pair, universe.find(isApart)]).toEqual([pair, undefined]);
  }
  expect(count.none).toBeGreaterThan(300);
  expect(count.value).toBeGreaterThan(300);
  expect(count.open).toBeLessThan(75);
}, 60_000);

// What contradicts itself in one member leaves objects without it, and values that have no members.
it.each<[Schema, Schema]>([
  [
    {
      type: "object",
      properties: { a: { type: "string" } },
      allOf: [{ properties: { a: { not: { type: "string" } } } }],
    },
    { type: "object", required: ["a"] },
  ],
  [{ required: ["a"], allOf: [{ properties: { a: false } }] }, { type: "object" }],
])("finds a value for %j that %j refuses", (one, other) => {
  expect(separate(read(one), read(other), { left: 2000 })).toBeTypeOf("object");
});
