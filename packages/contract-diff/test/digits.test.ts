import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { diff } from "../src/index.ts";

const folder = await mkdtemp(join(tmpdir(), "contract-digits-"));
afterAll(() => rm(folder, { recursive: true }));

const contract = (schema: string, direction: string) => {
  const body = `{ content: { application/json: { schema: ${schema} } } }`;
  const operation =
    direction === "request"
      ? `requestBody: ${body}\n      responses: { "200": { description: ok } }`
      : `responses: { "200": { description: ok, ${body.slice(1)} }`;
  return `openapi: 3.1.0\ninfo: { title: T, version: 1.0.0 }\npaths:\n  /a:\n    post:\n      ${operation}\n`;
};

async function findings(base: string, revision: string, direction = "request") {
  const files = [base, revision].map((text, index) => [join(folder, `${index}.yaml`), text] as const);
  for (const [file, schema] of files) await writeFile(file, contract(schema, direction));
  const report = await diff(files[0]?.[0] ?? "", files[1]?.[0] ?? "");
  return report.findings.map(({ level, id }) => `${level} ${id}`);
}

const [most, less] = ["9223372036854775807", "9223372036854775806"];

it.each([
  [`{ const: ${most} }`, `{ const: ${less} }`, "unproven"],
  [`{ const: { a: [${most}] } }`, `{ const: { a: [${less}] } }`, "unproven"],
  [`{ enum: [1, ${most}] }`, `{ enum: [1, ${less}] }`, "unproven"],
  [`{ enum: [${less}, ${most}] }`, `{ enum: [${less}] }`, "unproven"],
  [`{ const: ${most} }`, `{ enum: [${less}] }`, "unproven"],
  [`{ multipleOf: ${most} }`, `{ multipleOf: ${less} }`, "unproven"],
  [`{ maximum: ${most} }`, `{ maximum: ${less} }`, "unproven"],
  [`{ maximum: ${less} }`, `{ maximum: ${most} }`, "additive"],
  [`{ minimum: ${less} }`, `{ minimum: ${most} }`, "unproven"],
  [`{ minimum: ${most} }`, `{ minimum: ${less} }`, "additive"],
])("%s => %s: %s", async (base, revision, level) => {
  expect(await findings(base, revision)).toEqual([`${level} request-digits-changed`]);
  const opposite = level === "additive" ? ["unproven"] : /imum/.test(base) ? ["additive"] : ["unproven"];
  expect(await findings(base, revision, "response")).toEqual([`${opposite[0]} response-digits-changed`]);
});

it.each([
  [`{ default: ${most} }`, `{ default: ${less} }`, "breaking request-default-changed"],
  [`{ example: ${most} }`, `{ example: ${less} }`, "docs documentation-changed"],
  [`{ examples: [${most}] }`, `{ examples: [${less}] }`, "docs documentation-changed"],
  [`{ maximum: ${most} }`, "{ maximum: 5 }", "breaking request-maximum-tightened"],
])("%s => %s: %s", async (base, revision, finding) =>
  expect(await findings(base, revision)).toEqual([finding]),
);

it.each([
  [`{ maximum: ${most} }`, "{ maximum: 9223372036854775807.0 }"],
  [`{ maximum: ${most} }`, `{ allOf: [{ maximum: ${most} }] }`],
  [`{ const: ${most} }`, `{ enum: [${most}] }`],
  [`{ enum: [1, ${most}] }`, `{ enum: [${most}, 1] }`],
])("%s is the same as %s", async (base, revision) => expect(await findings(base, revision)).toEqual([]));
