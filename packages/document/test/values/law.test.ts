import { describe, expect, it } from "vitest";
import { judge } from "../../src/values/judge.ts";
import { sample } from "../../src/values/sample/sample.ts";
import { independentOf } from "../support/independent.ts";
import { contracts, places, schemaAt, schemasOf } from "./contracts.ts";

const ways = [
  {},
  { fill: "full" },
  { seed: 1, examples: false },
  { fill: "full", seed: 2, examples: false },
] as const;

describe("the law: what is made up is accepted, by our judge and by another one", () => {
  const all = contracts();

  it("is about more than a hundred contracts", () => {
    expect(all.length).toBeGreaterThan(100);
  });

  it("holds for the schemas of all contracts", async () => {
    const broken: string[] = [];
    let [count, endless] = [0, 0];
    for (const { file, document, dialect } of all) {
      const schemas = schemasOf(document, { dialect });
      const found = [...places(document)];
      const raws = found.map(({ raw }) => raw);
      const other = independentOf(document, raws, dialect);
      for (const [index, { pointer, raw }] of found.entries()) {
        const schema = schemaAt(schemas, document, pointer, raw);
        for (const way of ways) {
          const made = sample(schema, way);
          if (made.kind === "value" && made.faults.length > 0) continue;
          const isFine = made.kind === "value" && judge(schema, made.value).kind === "accepted";
          const second = isFine ? await other.accepts(index, made.value) : false;
          if (second === undefined) endless++;
          else if (second) count++;
          else
            broken.push(
              `${file} ${pointer}: ${JSON.stringify(made.kind === "value" ? made.value : made.reason)}`,
            );
        }
      }
      other.forget();
    }
    expect(broken).toEqual([]);
    expect(count).toBeGreaterThan(4000);
    expect(endless).toBeLessThanOrEqual(90);
  });
});
