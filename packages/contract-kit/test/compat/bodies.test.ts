import type { JsonObject } from "@partner-licenses/document/json";
import { expect, test } from "vitest";
import { actionsOf } from "../../src/compat/values/document.ts";
import { valuesOf } from "../../src/compat/values/values.ts";
import { requestsOf } from "../../src/compat/wire/requests.ts";

const member = {
  type: "object",
  required: ["email", "role"],
  properties: {
    email: { type: "string", format: "email", examples: ["jo@example.org"] },
    role: { type: "string", enum: ["viewer", "admin"] },
  },
};

/** The bodies that are sent to an operation whose request body has this content. */
function sent(content: JsonObject) {
  const post = { operationId: "send", requestBody: { required: true, content }, responses: { "204": {} } };
  const document = { openapi: "3.1.0", paths: { "/things": { post } } } as unknown as JsonObject;
  const [action] = actionsOf(document);
  if (action === undefined) throw new Error("no operation");
  return requestsOf(document, action, valuesOf(document)).map(({ options }) => options);
}

test("a form is sent as a form, with each value of an enum", () => {
  const options = sent({ "application/x-www-form-urlencoded": { schema: member } });
  expect(options[0]).toEqual({
    body: { email: "jo@example.org", role: "viewer" },
    bodyType: "application/x-www-form-urlencoded",
  });
  expect(options.map(({ body }) => (body as { role: string }).role)).toContain("admin");
});

test("bytes are sent with and without a schema", () => {
  const binary = { schema: { type: "string", format: "binary" } };
  for (const media of [binary, {}]) {
    const options = sent({ "image/png": media });
    expect(options[0]).toEqual({ body: expect.any(String), bodyType: "image/png" });
  }
});

test("of several media types the first is sent, as clients do", () => {
  const [first] = sent({ "application/json": { schema: member }, "multipart/form-data": { schema: member } });
  expect(first).toEqual({ body: { email: "jo@example.org", role: "viewer" } });
});
