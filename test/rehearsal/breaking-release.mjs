// @ts-check
// The contract breaks: refused as minor, released as major by a publish that dies half-way.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { field, former, removeField } from "./contract.mjs";
import { after, expectCompiles, expectGate, expectInstallable, expectPublished } from "./facts.mjs";
import { expect } from "./narrate.mjs";
import { start } from "./processes.mjs";

/** @import { Stage } from "./perform.mjs" */

/** @param {Stage} stage */
async function refuse(stage) {
  const { checkout, operation } = stage;
  await removeField(checkout.contract, operation, former);
  await checkout.declare("minor", "The field is gone; read the others.");
  await expectGate(stage, 1, [former, /needs major/, /\.yaml:\d+:\d+/, /\.changeset\/[\w-]+\.md:\d/]);
}

/** @param {Stage} stage */
async function raise(stage) {
  await expectGate(stage, 0, [/rewrote .*\.md/], "--write");
  await stage.checkout.commit("Take the field away");
}

/** @param {Stage} stage */
async function version(stage) {
  const { checkout } = stage;
  stage.second = await checkout.bump();
  const wanted = after(stage.first, "major");
  expect(stage.second === wanted, `the release is ${stage.second}, not ${wanted}`);
  const changelog = await readFile(join(checkout.carrierDir, "CHANGELOG.md"), "utf8");
  expect(changelog.includes("The field is gone"), "the changelog does not repeat the changeset");
  const migrating = await readFile(join(checkout.dir, "MIGRATING.md"), "utf8").catch(() => "");
  const said = [`From ${stage.first} to ${wanted}`, former, "Compile error", "Remedy"];
  expect(
    said.every((each) => migrating.includes(each)),
    `MIGRATING.md does not say what to do:\n${migrating}`,
  );
  return stage.second;
}

/** @param {Stage} stage */
async function die(stage) {
  const { checkout, registry, second } = stage;
  const most = Math.floor(checkout.names.length / 2);
  const before = registry.arrived();
  const held = registry.holdAfter(most);
  const publication = start(["pnpm", "run", "release"], { cwd: checkout.dir, env: checkout.env });
  const early = await Promise.race([held, publication.ended]);
  expect(early === undefined, `the publication ended before it was killed:\n${early?.text}`);
  while (registry.arrived() - before < most) await new Promise((resolve) => setTimeout(resolve, 20));
  publication.kill();
  await publication.ended;
  registry.release();
  const arrived = await expectInstallable(stage, second);
  expect(arrived.length === most, `${arrived.length} packages arrived, not ${most}`);
  return `killed after ${most} of ${checkout.names.length} packages`;
}

/** @param {Stage} stage */
async function resume(stage) {
  const { checkout, second } = stage;
  await checkout.pnpm("run", "release");
  const all = await expectPublished(stage, second);
  const tags = (await checkout.git("tag", "--list", `*@${second}`)).trim().split("\n");
  expect(tags.length === checkout.names.length, `git has ${tags.length} tags of ${second}`);
  return all;
}

/** @param {Stage} stage */
async function again({ checkout, registry }) {
  const before = registry.arrived();
  await checkout.pnpm("run", "release");
  expect(registry.arrived() === before, "a release with nothing new published something");
}

/** @param {Stage} stage */
async function upgrade({ consumer, checkout, second }) {
  await consumer.install(...Object.values(checkout.packages).map((name) => `${name}@latest`));
  const installed = await consumer.installed(checkout.packages.client);
  expect(installed === second, `the consumer has ${installed}, not ${second}`);
  await expectCompiles(consumer, former);
  const read = await consumer.run(`${field}.ts`);
  expect(read === "rehearsed", `the mock answered ${read} in the new field`);
}

/** @type {import("./perform.mjs").Step[]} */
export const breakingRelease = [
  ["a break that calls itself minor is refused by the gate, with its line", refuse],
  ["gate --write raises it to major", raise],
  ["major version, with a draft of the migration notes", version],
  ["the publication dies half-way, and what arrived can be installed", die],
  ["running the release again brings the rest", resume],
  ["and once more brings nothing", again],
  ["the consumer upgrades: the compiler names the field that is gone, and the new one is read", upgrade],
];
