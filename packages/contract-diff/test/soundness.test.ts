import { load } from "@partner-licenses/document/reader/load";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import fc from "fast-check";
import { expect, it } from "vitest";
import { nodeOf } from "../src/normalise/node.ts";
import { ContractSide } from "../src/normalise/view.ts";
import { candidates } from "../src/witness/candidates.ts";
import { editedFrom, schema } from "./schemas.ts";
import { contractWith, diffSchemas } from "./wrap.ts";

const ajv = new Ajv2020({ strict: false, logger: false });
addFormats.default(ajv as never);

/** `oneOf` is read as its author means it, one of these; Ajv also refuses what two of them accept. */
const withoutOneOf = schema.map(
  (one) => JSON.parse(JSON.stringify(one).replaceAll('"oneOf"', '"anyOf"')) as object,
);

function* values(a: object, b: object): Generator<unknown> {
  const [base, revision] = [a, b].map((one) => {
    const { workspace, version } = load(contractWith(one, "request"));
    const side = new ContractSide(workspace, version);
    return nodeOf(side.view(one, { source: workspace.entry, pointer: "#/schema" }));
  });
  if (base === undefined || revision === undefined) return;
  yield* candidates(base, revision, { direction: "request", carrier: "json" }, {});
  yield* candidates(revision, base, { direction: "request", carrier: "json" }, {});
}

it("a request that the diff calls safe is one that the revision accepts", async () => {
  let judged = 0;
  await fc.assert(
    fc.asyncProperty(editedFrom(withoutOneOf), fc.boolean(), async (pair, turned) => {
      const [a, b] = turned ? [pair[1], pair[0]] : pair;
      const { bump } = await diffSchemas(a, b, "request");
      if (bump === "major") return;
      const [before, after] = [ajv.compile(a), ajv.compile(b)];
      let left = 300;
      for (const value of values(a, b)) {
        if (left-- === 0) return;
        if (!before(value)) continue;
        judged += 1;
        expect([value, after(value)]).toEqual([value, true]);
      }
    }),
    { seed: 20261122, numRuns: 400 },
  );
  expect(judged).toBeGreaterThan(1000);
});
