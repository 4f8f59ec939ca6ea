// @ts-check
import { test } from "vitest";
import { lint } from "../lint.mjs";

/** @param {string[]} ids */
const document = (...ids) => `
openapi: 3.1.0
info: { title: Orders, version: 1.0.0 }
paths:
${ids.map((id, index) => `  /${index}: { post: { operationId: ${id}, responses: {} } }`).join("\n")}`;

test.concurrent("finds ids that are not a verb and a noun", async ({ expect }) => {
  const problems = await lint(
    "contract/operation-id-verb",
    document("orders", "create", "create-order", "CreateOrder"),
  );
  expect(problems.map((problem) => problem.split(" Verbs:")[0])).toEqual([
    "#/paths/~10/post/operationId operationId `orders` is not a verb and a noun in camelCase. Rename it, for example to `createOrders`.",
    "#/paths/~11/post/operationId operationId `create` is not a verb and a noun in camelCase. Rename it, for example to `createCreate`.",
    "#/paths/~12/post/operationId operationId `create-order` is not a verb and a noun in camelCase. Rename it, for example to `createCreateorder`.",
    "#/paths/~13/post/operationId operationId `CreateOrder` is not a verb and a noun in camelCase. Rename it, for example to `createCreateOrder`.",
  ]);
});

test.concurrent("accepts verb and noun", async ({ expect }) => {
  expect(await lint("contract/operation-id-verb", document("createOrder", "getOrderV2", "listURLs"))).toEqual(
    [],
  );
});

test.concurrent("takes other verbs", async ({ expect }) => {
  const verbs = { verbs: ["bake"] };
  const both = ["bakeCake", "createCake"].map((id) =>
    lint("contract/operation-id-verb", document(id), verbs),
  );
  expect((await Promise.all(both)).map((problems) => problems.length)).toEqual([0, 1]);
});
