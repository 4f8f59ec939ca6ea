// @ts-check
import { readFileSync } from "node:fs";
import { asObject, isObject } from "@partner-licenses/document/json";
import { expect, test } from "vitest";
import { contract, examples, responses, validator } from "./contract.mjs";

const collection = "#/components/schemas/PartnerLicensesUsageCollection";
/** @param {string} name */
const named = (name) => contract.components.examples[name].value;

test.each(examples)("%s %s %s matches its schema", (_operation, _status, _name, value, schema) => {
  expect(value).toBeDefined();
  expect(validator()(schema, value)).toBeUndefined();
});

test("the validator refuses what the contract refuses", () => {
  const check = validator();
  const row = named("documented").items[0];
  /** @param {object} change */
  const withRow = (change) => ({ totalCount: 1, items: [{ ...row, ...change }] });
  expect(check(collection, withRow({}))).toBeUndefined();
  expect(check(collection, withRow({ proratedLicensesUsagePercent: "1" }))).toContain("must be number");
  expect(check(collection, withRow({ proratedLicensesUsagePercent: -1 }))).toContain("must be >= 0");
  expect(check(collection, withRow({ processedDateTime: "2018-10-14T00:00:00" }))).toContain("date-time");
  expect(check(collection, withRow({ channel: undefined }))).toContain("channel");
  expect(check(collection, withRow({ proratedLicensesUsagePercent: 1e6 }))).toBeUndefined();
});

test("the first example of a success is the sample of Microsoft's page", () => {
  const [, , name, value] =
    examples.find(([operation, status]) => operation === "getPartnerLicensesUsage" && status === "200") ?? [];
  expect(name).toBe("documented");
  const page = readFileSync(new URL("fixtures/usage-response.json", import.meta.url), "utf8");
  expect(value).toEqual(JSON.parse(page));
});

test("one example alone has members that the contract does not know", () => {
  const check = validator(asObject(closed(contract)));
  const unknown = examples.filter(([, , , value, schema]) => check(schema, value) !== undefined);
  expect(unknown.map(([, , name]) => name)).toEqual(["channels-and-unknown-values"]);
});

test("counts agree with the rows", () => {
  const collections = examples.flatMap(([, , , value]) =>
    isObject(value) && Array.isArray(value.items) ? [{ value, items: value.items }] : [],
  );
  expect(collections.length).toBeGreaterThan(0);
  for (const { value, items } of collections) expect(value.totalCount).toBe(items.length);
});

test("the large example has 500 rows, no two with one key", () => {
  /** @type {Record<string, string>[]} */
  const rows = named("large").items;
  const keys = rows.map((row) => `${row.serviceName}|${row.workloadName}|${row.channel}`);
  expect(new Set(keys).size).toBe(500);
  expect(contract.components.examples.large["x-generate"]).toBeUndefined();
});

test("the realistic example has decimals, a row above 100 and both date forms", () => {
  /** @type {{ items: { proratedLicensesUsagePercent: number, processedDateTime: string }[] }} */
  const { items } = named("realistic");
  expect(items.some((row) => !Number.isInteger(row.proratedLicensesUsagePercent))).toBe(true);
  expect(items.some((row) => row.proratedLicensesUsagePercent > 100)).toBe(true);
  expect(items.some((row) => row.processedDateTime.endsWith("Z"))).toBe(true);
  expect(items.some((row) => row.processedDateTime.endsWith("+00:00"))).toBe(true);
});

test.each(responses)("%s %s has valid header examples", (_operation, _status, { headers }) => {
  const check = validator();
  expect(headers.length).toBeGreaterThan(0);
  for (const { value, loc } of headers) {
    expect(value.example).toBeDefined();
    expect(check(`${loc.pointer}/schema`, value.example)).toBeUndefined();
  }
});

/**
 * The document with every object schema closed to unknown members.
 * @param {unknown} node
 * @returns {unknown}
 */
function closed(node) {
  if (Array.isArray(node)) return node.map(closed);
  if (typeof node !== "object" || node === null) return node;
  const parts = Object.fromEntries(Object.entries(node).map(([key, part]) => [key, closed(part)]));
  return "properties" in node && "type" in node && node.type === "object"
    ? { ...parts, additionalProperties: false }
    : parts;
}
