import { expect, test } from "vitest";
import { answer, clientOver, errorOf } from "./support/client.ts";
import { example, examples } from "./support/contract.ts";

test("a success is the data with its answer", async () => {
  const { partner } = clientOver(async () => answer(200, undefined, { "MS-CV": "cv.2" }));
  const result = await partner.analytics.licenses.usage.get.safe();
  if (!result.ok) throw result.error;
  expect(result.status).toBe(200);
  expect(result.data).toEqual(example(200).value);
  expect(result.correlationVector).toBe("cv.2");
});

test.each(examples.filter(({ status }) => status >= 400))(
  "$status $name is discriminated on its status",
  async ({ status, name, value }) => {
    const { partner } = clientOver(async () => answer(status, name));
    const result = await partner.analytics.licenses.usage.get.safe();
    expect(result.ok).toBe(false);
    expect(result.status).toBe(status);
    if (!result.ok) expect(result.error.body).toEqual(value);
  },
);

test("a failure without an error answer has no status, the error keeps what is known", async () => {
  const { partner } = clientOver(async () => new Response("<html>"));
  const result = await partner.analytics.licenses.usage.get.safe();
  expect(result.ok).toBe(false);
  expect(result.status).toBeUndefined();
  if (!result.ok) expect(result.error).toMatchObject({ kind: "decode", status: 200 });
});

test("the throwing style throws the same error", async () => {
  const { partner } = clientOver(async () => answer(404));
  const result = await partner.call.safe("getPartnerLicensesUsage");
  const thrown = await errorOf(partner.call("getPartnerLicensesUsage"));
  if (result.ok) throw new Error("expected a failure");
  expect({ ...result.error.toJSON(), requestId: 0, correlationId: 0, attempts: 0, message: 0 }).toEqual({
    ...thrown.toJSON(),
    requestId: 0,
    correlationId: 0,
    attempts: 0,
    message: 0,
  });
});
