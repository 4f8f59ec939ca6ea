// @ts-check
import { test } from "vitest";
import { lint } from "../lint.mjs";

/** @type {(parameter: string, header: string, property: string) => string} */
const document = (parameter, header, property) => `
openapi: 3.1.0
info: { title: Orders, version: 1.0.0 }
paths: {}
components:
  parameters:
    Trace: { name: X-Trace, in: header, x-role: ${parameter}, schema: { type: string } }
  headers:
    Trace: { x-role: ${header}, schema: { type: string } }
  schemas:
    Fault: { type: object, properties: { code: { type: string, x-role: ${property} } } }`;

test.concurrent("finds roles that no generator knows", async ({ expect }) => {
  const problems = await lint("contract/known-roles", document("reqest-id", "locale", "code"));
  expect(problems.map((problem) => problem.split(" Known")[0]).sort()).toEqual([
    "#/components/headers/Trace/x-role `x-role: locale` means nothing on a response header.",
    "#/components/parameters/Trace/x-role `x-role: reqest-id` means nothing on a parameter.",
    "#/components/schemas/Fault/properties/code/x-role `x-role: code` means nothing on a property.",
  ]);
});

test.concurrent("accepts known roles", async ({ expect }) => {
  expect(await lint("contract/known-roles", document("locale", "server-id", "error-code"))).toEqual([]);
});
