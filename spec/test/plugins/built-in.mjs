// @ts-check
import { test } from "vitest";
import { lint } from "../lint.mjs";

test.concurrent("the built-in rule finds examples that nothing refers to", async ({ expect }) => {
  const problems = await lint(
    "no-unused-components",
    `
openapi: 3.1.0
info: { title: Orders, version: 1.0.0 }
paths:
  /orders:
    get:
      responses:
        '200':
          description: Orders.
          content: { application/json: { examples: { used: { $ref: '#/components/examples/used' } } } }
components:
  examples:
    used: { value: 1 }
    forgotten: { value: 2 }`,
  );
  expect(problems).toEqual(['#/components/examples/forgotten Component: "forgotten" is never used.']);
});
