import { describe, expect, it } from "vitest";
import type { Judged } from "../judge.ts";
import { shrink } from "../shrink.ts";
import type { Contract, Item, Parameter } from "./contract.ts";
import { judgeContracts } from "./verdict.ts";

const responses = { "200": { description: "ok" } };

function contract(path: string, item: Item): Contract {
  return { openapi: "3.1.0", info: { title: "t", version: "1.0.0" }, paths: { [path]: item } };
}

const text = { type: "string" };

function get(path: string, ...parameters: Parameter[]): Contract {
  return contract(path, { get: { parameters, responses } });
}

function post(content: Record<string, { schema: object }>): Contract {
  return contract("/things", { post: { requestBody: { content }, responses } });
}

const inPath = (name: string, rest: Partial<Parameter> = {}): Parameter => ({
  ...{ name, in: "path", required: true, schema: text },
  ...rest,
});

const members = { type: "object", properties: { a: text }, additionalProperties: false };

describe("requests judged as a whole", () => {
  it.each<[string, Contract, Contract]>([
    [
      "the name that a matrix sends with what stands in the path",
      get("/things/{id}", inPath("id", { style: "matrix" })),
      get("/things/{key}", inPath("key", { style: "matrix" })),
    ],
    [
      "a schema of its own for a type that a range took in",
      post({ "application/*": { schema: text } }),
      post({ "application/*": { schema: text }, "application/json": { schema: { type: "integer" } } }),
    ],
  ])("break: %s", async (_, base, revision) => {
    const { outcome, report, broken } = await judgeContracts([base, revision]);
    expect(broken).toBeDefined();
    expect([outcome, report.bump]).toEqual(["right", "major"]);
  });

  it.each<[string, Contract, Contract]>([
    [
      "a length that no part of a path is below",
      get("/things/{id}", inPath("id")),
      get("/things/{id}", inPath("id", { schema: { ...text, minLength: 1 } })),
    ],
    [
      "the name of a parameter that only its members are sent of",
      get("/things", { name: "p", in: "query", schema: members }),
      get("/things", { name: "q", in: "query", schema: members }),
    ],
    [
      "the style of what is written by its media type",
      get("/things/{id}", {
        ...{ name: "id", in: "path", required: true, style: "matrix" },
        content: { "application/json": { schema: text } },
      }),
      get("/things/{id}", {
        ...{ name: "id", in: "path", required: true },
        content: { "application/json": { schema: text } },
      }),
    ],
    [
      "a type that the nearest of several ranges takes in",
      post({ "application/json": { schema: { type: "integer" } } }),
      post({ "*/*": { schema: text }, "application/*": { schema: { type: "integer" } } }),
    ],
  ])("go on to be understood: %s", async (_, base, revision) => {
    const { report, broken } = await judgeContracts([base, revision]);
    expect(broken).toBeUndefined();
    expect(report.findings.filter(({ level }) => level === "breaking")).toEqual([]);
  });
});

it("shrinks a failing pair to what makes it fail", async () => {
  const servers = [{ url: "https://a.example" }];
  const needed = { name: "p", in: "query", schema: {}, required: true };
  // As if what breaks were a failure.
  const judge = async (pair: readonly [unknown, unknown]): Promise<Judged> => {
    const judged = await judgeContracts(pair as [Contract, Contract]);
    return { ...judged, outcome: judged.report.bump === "major" ? "unsound" : "right" };
  };
  const base = { ...get("/things/{id}", inPath("id")), servers };
  const judged = await judge([base, { ...get("/things/{id}", inPath("id"), needed), servers }]);
  const { pair, report } = await shrink(judged, judge);
  expect(report.bump).toBe("major");
  const item = { get: { parameters: [{ name: "id", in: "path", schema: {} }], responses: { "200": {} } } };
  expect(pair[0]).toEqual({ openapi: "3.1.0", paths: { "/things/{id}": item } });
});
