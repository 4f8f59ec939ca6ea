// @ts-check
import { test } from "vitest";
import { lint, withResponse } from "../lint.mjs";

const options = { roles: ["request-id", "correlation-id"] };

test.concurrent("finds a response without the header of a role", async ({ expect }) => {
  const problems = await lint(
    "contract/response-header-roles",
    withResponse(`
description: One of two headers.
headers:
  X-Request: { x-role: request-id, schema: { type: string } }`),
    options,
  );
  expect(problems).toEqual([
    "#/paths/~1orders/get/responses/200/headers This response has no header with `x-role: correlation-id`. Add one to its `headers`, preferably by `$ref`.",
  ]);
});

test.concurrent("finds a response without headers", async ({ expect }) => {
  const problems = await lint("contract/response-header-roles", withResponse("description: None."), options);
  expect(problems).toHaveLength(2);
});

test.concurrent("accepts headers under any name, and by reference", async ({ expect }) => {
  const yaml = withResponse(`
description: Both.
headers:
  X-Request: { x-role: request-id, schema: { type: string } }
  X-Trace: { $ref: '#/components/headers/Trace' }`);
  const components =
    "\ncomponents:\n  headers:\n    Trace: { x-role: correlation-id, schema: { type: string } }";
  expect(await lint("contract/response-header-roles", yaml + components, options)).toEqual([]);
});
