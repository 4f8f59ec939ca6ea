import { fileURLToPath } from "node:url";
import { type ProxiedExchange, startMock, startProxy } from "@partner-licenses/mock";
import { describe, expect, test } from "vitest";
import { bundle, declaredExamples } from "./support/bundle.ts";
import { bearer, getUsage, usagePath } from "./support/call.ts";

const fixture = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

interface Call {
  path: string;
  headers?: Record<string, string>;
}

/** The body that a scenario answers with, and what the contract says of it. */
async function answer(scenario: string, { path, headers = {} }: Call, spec?: string | object) {
  const other = spec === undefined ? {} : { spec };
  const mock = await startMock(other);
  const seen: ProxiedExchange[] = [];
  const proxy = await startProxy({ upstream: mock.url, ...other, onExchange: (one) => seen.push(one) });
  const prefer = `scenario=${scenario}`;
  const response = await fetch(proxy.url + path, { headers: { ...bearer, ...headers, prefer } });
  const body = await response.json();
  await Promise.all([proxy.stop(), mock.stop()]);
  return { status: response.status, body, violations: seen.flatMap(({ violations }) => violations) };
}

const knownValues = JSON.stringify(bundle.components).match(/"x-extensible-enum":\[[^\]]*\]/g) ?? [];

describe("unknown-fields", () => {
  test("adds a member to every object, and unknown values to the last row", async () => {
    const { status, body, violations } = await answer("unknown-fields", { path: usagePath });
    expect({ status, violations }).toEqual({ status: 200, violations: [] });
    const ordinary = declaredExamples[0]?.value as { items: object[] };
    expect(body).toMatchObject({ ...ordinary, items: expect.any(Array) });
    for (const object of [body, body.attributes, ...body.items])
      expect(object).toHaveProperty("futureMember");
    expect(body.items.slice(0, -1)).toMatchObject(ordinary.items.slice(0, -1));
    const { workloadName, serviceName, channel } = body.items.at(-1);
    expect(knownValues.length).toBeGreaterThan(2);
    for (const value of [workloadName, serviceName, channel]) {
      expect(knownValues.some((list) => list.includes(`"${value}"`))).toBe(false);
    }
  });

  test("comes from the schema of generated bodies, too", async () => {
    const mock = await startMock({ dynamic: true, seed: "a", scenario: "unknown-fields" });
    expect(await (await getUsage(mock.url)).json()).toHaveProperty("futureMember");
    await mock.stop();
  });
});

const responses = (schema: object, example: unknown) => ({
  200: { description: "d", content: { "application/json": { schema, example } } },
});
const contract = (schema: object, example: unknown) => ({
  openapi: "3.1.0",
  info: { title: "Things", version: "1" },
  paths: { "/things": { get: { responses: responses(schema, example) } } },
});
const things = { path: "/things" };

describe("another contract", () => {
  const list = { type: "object", properties: { things: { type: "array" }, count: { type: "integer" } } };
  const body = { things: [1, 2], count: 2, page: 1 };

  test("without an example named empty gets its lists emptied and their count set to 0", async () => {
    const found = await answer("empty", things, contract(list, body));
    expect(found).toEqual({ status: 200, body: { things: [], count: 0, page: 1 }, violations: [] });
  });

  test("keeps what its schema does not leave open", async () => {
    const closed = { ...list, additionalProperties: false };
    const { page, ...whole } = body;
    expect((await answer("unknown-fields", things, contract(closed, whole))).body).toEqual(whole);
    const never = { type: "array", minItems: 1 };
    expect((await answer("empty", things, contract(never, [1]))).body).toEqual([1]);
  });

  test.each([
    ["museum.yaml", fixture("../../contract-kit/test/fixtures/museum.yaml"), "/museum-hours"],
    ["legacy.yaml", fixture("./fixtures/legacy.yaml"), "/books?page=1"],
  ])("%s allows what it is answered with", async (_, spec, path) => {
    for (const scenario of ["ok", "empty", "unknown-fields"]) {
      const call = { path, headers: { authorization: "Basic dTpw" } };
      const plain = await answer("ok", call, spec);
      const { status, violations } = await answer(scenario, call, spec);
      expect({ scenario, status, violations }).toEqual({
        scenario,
        status: 200,
        violations: plain.violations,
      });
    }
  });
});
