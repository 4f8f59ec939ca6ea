// @ts-check
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { contract, responses } from "./contract.mjs";

const operation = contract.paths["/v1/analytics/licenses/usage"].get;

test("the contract has the version of its package", () => {
  const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
  expect(contract.info.version).toBe(version);
});

test("the operation is deprecated and links to its successor", () => {
  expect(operation.deprecated).toBe(true);
  expect(operation.description).toContain("/partner-center/developer/get-licenses-usage-information)");
});

test("no sunset is claimed", () => {
  expect(JSON.stringify(contract)).not.toMatch(/sunset/i);
  const names = responses.flatMap(([, , { headers }]) => headers.map(({ name }) => name));
  expect(names).not.toContain("Deprecation");
  expect(names).not.toContain("Link");
});

test("the call has header parameters only", () => {
  /** @type {{ $ref: string }[]} */
  const parameters = operation.parameters;
  const names = parameters.map(({ $ref }) => $ref.split("/").at(-1) ?? "");
  const places = names.map((name) => contract.components.parameters[name].in);
  expect(new Set(places)).toEqual(new Set(["header"]));
  expect(operation.requestBody).toBeUndefined();
});

test("responses stay open: nothing forbids members that are added later", () => {
  expect(JSON.stringify(contract.components.schemas)).not.toContain("additionalProperties");
});

test("the percentage has no upper bound", () => {
  const { proratedLicensesUsagePercent } =
    contract.components.schemas.PartnerLicensesUsageInsights.properties;
  expect(proratedLicensesUsagePercent).not.toHaveProperty("maximum");
});

test("three causes of a 401 outlast a new token", () => {
  const codes = Object.values(contract.components.examples)
    .filter((example) => example["x-not-refreshable"])
    .map((example) => String(example.value.code));
  expect(codes.sort()).toEqual(["10001", "900420", "900421"]);
});

test("every schema and every property has a description", () => {
  const missing = Object.entries(contract.components.schemas).flatMap(([name, schema]) => [
    ...(schema.description ? [] : [name]),
    ...Object.entries(schema.properties ?? {})
      .filter(([, property]) => !property.description && !property.$ref)
      .map(([property]) => `${name}.${property}`),
  ]);
  expect(missing).toEqual([]);
});
