import fc from "fast-check";
import { expect, it } from "vitest";
import { evaluate } from "../../src/values/evaluate.ts";
import { judge } from "../../src/values/judge.ts";
import { draft, sample } from "../../src/values/sample/sample.ts";
import { changes } from "../../src/values/vary.ts";
import { independentOf } from "../support/independent.ts";
import { schemaAt, schemasOf } from "./contracts.ts";
import { randomSchema } from "./random-schemas.ts";

const runs = { seed: 20261130, numRuns: 400 };

function read(raw: object) {
  const document = { openapi: "3.1.0", raw };
  return schemaAt(schemasOf(document, { dialect: "3.1" }), document, "#/raw", raw);
}

it("the judge says of every value what the independent validator says", async () => {
  let asked = 0;
  await fc.assert(
    fc.asyncProperty(randomSchema, fc.jsonValue({ maxDepth: 2 }), async (raw, any) => {
      const other = independentOf({}, [raw], "3.1");
      const schema = read(raw);
      const base = draft(schema, { fill: "full" });
      for (const value of [
        any,
        base,
        ...[...changes(schema, base)].slice(0, 40).map((change) => change.value),
      ]) {
        if (value === undefined) continue;
        const ours = judge(schema, value);
        if (ours.kind === "undecided") continue;
        asked++;
        expect([value, ours.kind === "accepted"]).toEqual([value, await other.accepts(0, value)]);
      }
      other.forget();
    }),
    runs,
  );
  expect(asked).toBeGreaterThan(1500);
});

it("going through a value gives the answer of the compiled judge", () => {
  let [asked, refused] = [0, 0];
  fc.assert(
    fc.property(randomSchema, fc.jsonValue({ maxDepth: 2 }), (raw, any) => {
      const schema = read(raw);
      const base = draft(schema, { fill: "full" });
      for (const value of [any, base, ...[...changes(schema, base)].slice(0, 40).map((each) => each.value)]) {
        const answer = judge(schema, value).kind;
        if (answer === "undecided") continue;
        expect([value, evaluate(schema, value)]).toEqual([value, answer]);
        asked++;
        if (answer === "refused") refused++;
      }
    }),
    { ...runs, numRuns: 1500 },
  );
  expect(refused).toBeGreaterThan(1500);
  expect(asked - refused).toBeGreaterThan(1500);
});

it("every value that is made up is accepted, and the same seed makes the same", async () => {
  let [made, all] = [0, 0];
  await fc.assert(
    fc.asyncProperty(randomSchema, fc.nat(), async (raw, seed) => {
      const other = independentOf({}, [raw], "3.1");
      const schema = read(raw);
      for (const way of [{}, { fill: "full" }, { seed }] as const) {
        const result = sample(schema, way);
        expect(sample(schema, way)).toEqual(result);
        all++;
        if (result.kind === "none") continue;
        made++;
        expect([result.value, result.faults, await other.accepts(0, result.value)]).toEqual([
          result.value,
          [],
          true,
        ]);
      }
      other.forget();
    }),
    runs,
  );
  // The others contradict themselves: every one was looked at by a person.
  expect(made / all).toBeGreaterThan(0.985);
});
