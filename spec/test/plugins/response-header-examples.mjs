// @ts-check
import { test } from "vitest";
import { lint, withResponse } from "../lint.mjs";

const components = `
components:
  schemas:
    Seconds: { type: integer, minimum: 0 }`;

test.concurrent("finds header examples that are missing or do not match the schema", async ({ expect }) => {
  const yaml = withResponse(`
description: Wait.
headers:
  Retry-After: { schema: { type: integer }, example: soon }
  X-Wait: { schema: { $ref: '#/components/schemas/Seconds', maximum: 9 }, examples: { ok: { value: 9 }, long: { value: 10 } } }
  X-Trace: { schema: { type: string, format: uuid }, example: '1' }
  X-None: { schema: { type: string } }`);
  const headers = "#/paths/~1orders/get/responses/200/headers";
  /** @param {string} reason */
  const wrong = (reason) =>
    `The example does not match the header's schema: it ${reason}. Fix the example or the schema.`;
  expect(await lint("contract/response-header-examples", yaml + components)).toEqual([
    `${headers}/Retry-After/example ${wrong("must be integer")}`,
    `${headers}/X-Wait/examples/long ${wrong("must be <= 9")}`,
    `${headers}/X-Trace/example ${wrong('must match format "uuid"')}`,
    `${headers}/X-None This header has no \`example\`. Add one: the mock sends it.`,
  ]);
});

test.concurrent("accepts examples that match", async ({ expect }) => {
  const yaml = withResponse(`
description: Wait.
headers:
  Retry-After: { schema: { $ref: '#/components/schemas/Seconds' }, example: 57 }
  X-Trace: { schema: { type: string, format: uuid }, example: 6b588e9b-1d02-471a-bce2-79374497c24e }
  Link: { content: { text/plain: { schema: { type: string } } } }`);
  expect(await lint("contract/response-header-examples", yaml + components)).toEqual([]);
});
