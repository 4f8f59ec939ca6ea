import { fileURLToPath } from "node:url";
import { readContract } from "@partner-licenses/document/contract";
import type { JsonObject } from "@partner-licenses/document/json";
import { isJson } from "@partner-licenses/document/model/media-types";
import { beforeAll, describe, expect, it } from "vitest";
import { actionsOf } from "../../src/compat/values/document.ts";
import { type Values, valuesOf } from "../../src/compat/values/values.ts";

const museum = fileURLToPath(new URL("../fixtures/museum.yaml", import.meta.url));
let document: JsonObject;
let values: Values;
beforeAll(() => {
  document = readContract(museum).document;
  values = valuesOf(document);
});

const described = (schema: string) => values.variations(schema).map(({ what }) => what);
const day = "#/components/schemas/MuseumDay";

describe("values that a schema allows", () => {
  it("exist for every JSON body of the contract, and each is valid", () => {
    const actions = actionsOf(document);
    const contents = actions.flatMap(({ answers, body }) =>
      [...answers.flatMap((answer) => answer.contents), ...(body?.contents ?? [])].filter(({ media }) =>
        isJson(media),
      ),
    );
    expect(contents.length).toBeGreaterThan(20);
    for (const { schema } of contents) {
      const found = values.variations(schema);
      expect(found.length, schema).toBeGreaterThan(1);
      for (const { value, what } of found)
        expect(values.refusals(schema, value), `${schema}: ${what}`).toEqual([]);
    }
  });

  it("differ in one thing each: a null, a part that is left out, an alternative, a limit", () => {
    expect(described(day)).toEqual(
      expect.arrayContaining([
        "$.opens is of type null",
        "$.closes is of type null",
        "$ has one more member",
      ]),
    );
    // All three are required.
    expect(described(day).filter((what) => what.includes("left out"))).toEqual([]);
    expect(described("#/components/schemas/NewSpecialEvent")).toEqual(
      expect.arrayContaining(['$.hall is "north"', "$.hall is left out", "$.name is 80 characters long"]),
    );
    expect(described("#/components/schemas/NewTicket")).toContain("$ is alternative 2");
  });

  it("name the part of the contract that they are about", () => {
    const left = values
      .variations("#/components/schemas/NewSpecialEvent")
      .find(({ what }) => what === "$.hall is left out");
    expect(left).toMatchObject({ pointer: "#/components/schemas/NewSpecialEvent/properties/hall" });
  });
});

describe("a header of an answer", () => {
  it("has the places that a finding may name: where it is used, and where it is written", () => {
    const header = { schema: { type: "string" } };
    const headers = { "Retry-After": { $ref: "#/components/headers/RetryAfter" }, Own: header };
    const response = { description: "ok", headers };
    const get = { operationId: "read", responses: { "200": { $ref: "#/components/responses/Ok" } } };
    const [action] = actionsOf({
      openapi: "3.1.0",
      info: { title: "t", version: "1.0.0" },
      paths: { "/a": { get } },
      components: { responses: { Ok: response }, headers: { RetryAfter: header } },
    });
    const place = "#/components/responses/Ok/headers";
    expect(action?.answers[0]?.headers).toEqual([
      { name: "Retry-After", pointers: [`${place}/Retry-After`, "#/components/headers/RetryAfter"] },
      { name: "Own", pointers: [`${place}/Own`] },
    ]);
  });
});

describe("a refusal", () => {
  it("names the part of the contract that refuses, wherever the schema is used from", () => {
    const page = "#/components/schemas/SpecialEventPage";
    const pointers = values
      .refusals(page, {
        total: -1,
        events: [{ id: "x", name: "", kind: "concert", price: 1 }],
      })
      .map(({ pointer }) => pointer);
    expect(pointers).toEqual(
      expect.arrayContaining([
        `${page}/properties/total/minimum`,
        "#/components/schemas/NewSpecialEvent/properties/dates",
        "#/components/schemas/NewSpecialEvent/properties/name/minLength",
        "#/components/schemas/SpecialEvent/allOf/0/properties/id/format",
      ]),
    );
  });
});
