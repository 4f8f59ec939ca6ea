// @ts-check
// The contract grows: the gate asks for a changeset and writes it, and the consumer sees the new field.
import { addField, field } from "./contract.mjs";
import { after, expectCompiles, expectGate, expectPublished } from "./facts.mjs";
import { expect } from "./narrate.mjs";

/** @import { Stage } from "./perform.mjs" */

/** @param {Stage} stage */
async function refuse(stage) {
  await addField(stage.checkout.contract, stage.operation);
  await expectGate(stage, 1, [field, `"${stage.checkout.carrier}": minor`, "pnpm run gate --write"]);
}

/** @param {Stage} stage */
async function write(stage) {
  await expectGate(stage, 0, [/wrote .*\.md/], "--write");
  await stage.checkout.commit("Add a field");
}

/** @param {Stage} stage */
async function release(stage) {
  const { checkout } = stage;
  stage.second = await checkout.bump();
  const wanted = after(stage.first, "minor");
  expect(stage.second === wanted, `the release is ${stage.second}, not ${wanted}`);
  await checkout.pnpm("run", "release");
  return expectPublished(stage, stage.second);
}

/** @param {Stage} stage */
async function upgrade({ consumer, checkout, second }) {
  await consumer.install(...Object.values(checkout.packages).map((name) => `${name}@latest`));
  const version = await consumer.installed(checkout.packages.client);
  expect(version === second, `the consumer has ${version}, not ${second}`);
  await expectCompiles(consumer, true);
  const read = await consumer.run("typed.ts");
  expect(read === "rehearsed", `the mock answered ${read} in the new field`);
}

/** @type {import("./perform.mjs").Step[]} */
export const additiveRelease = [
  ["an addition without a changeset is refused by the gate", refuse],
  ["gate --write writes the changeset", write],
  ["minor release", release],
  ["the consumer upgrades: the program compiles and reads the new field", upgrade],
];
