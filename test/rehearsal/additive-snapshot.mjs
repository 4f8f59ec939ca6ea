// @ts-check
// The contract grows on a branch: the gate asks for a changeset and writes it, and who installs the snapshot sees the
// new field.
import { join } from "node:path";
import { startConsumer } from "./consumer.mjs";
import { addField, field } from "./contract.mjs";
import { expectCompiles, expectGate, expectPublished } from "./facts.mjs";
import { expect } from "./narrate.mjs";
import { typedProgram } from "./programs.mjs";

/** @import { Stage } from "./perform.mjs" */

/** @param {Stage} stage */
async function refuse(stage) {
  await addField(stage.checkout.contract, stage.operation, field);
  await expectGate(stage, 1, [field, `"${stage.checkout.carrier}": minor`, "pnpm run gate --write"]);
}

/** @param {Stage} stage */
async function write(stage) {
  await expectGate(stage, 0, [/wrote .*\.md/], "--write");
  await stage.checkout.git("checkout", "-q", "-b", "pr42");
  await stage.checkout.commit("Add a field");
}

/** @param {Stage} stage */
async function snapshot(stage) {
  const { checkout, first } = stage;
  await checkout.pnpm("run", "release", "--snapshot", "pr42");
  const version = await checkout.version();
  await checkout.git("checkout", "-q", ".");
  await checkout.git("clean", "-fdq");
  await expectPublished(stage, version, "pr42");
  await expectPublished(stage, first);
  return version;
}

/** @param {Stage} stage */
async function review(stage) {
  const { checkout, registry, consumer } = stage;
  const npmrc = registry.npmrc(checkout.scope);
  const reviewer = await startConsumer(join(stage.dir, "reviewer"), npmrc, consumer.compiler);
  const { client, mock } = checkout.packages;
  await reviewer.install(`${client}@pr42`, `${mock}@pr42`);
  await reviewer.write("typed.ts", typedProgram({ ...checkout, ...stage }, field));
  await expectCompiles(reviewer);
  const read = await reviewer.run("typed.ts");
  expect(read === "rehearsed", `the mock answered ${read} in the new field`);
  await checkout.git("checkout", "-q", "main");
  await checkout.git("merge", "-q", "--ff-only", "pr42");
}

/** @type {import("./perform.mjs").Step[]} */
export const additiveSnapshot = [
  ["an addition without a changeset is refused by the gate", refuse],
  ["gate --write writes the changeset", write],
  ["a snapshot for a pull request leaves latest alone", snapshot],
  ["a reviewer installs the snapshot: the program compiles and reads the new field", review],
];
