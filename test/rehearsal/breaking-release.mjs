// @ts-check
// The contract breaks: refused as minor, seen as a snapshot, released as major by a publish that dies half-way.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { startConsumer } from "./consumer.mjs";
import { field, removeField } from "./contract.mjs";
import { after, expectCompiles, expectGate, expectInstallable, expectPublished } from "./facts.mjs";
import { expect } from "./narrate.mjs";
import { start } from "./processes.mjs";
import { callProgram } from "./programs.mjs";

/** @import { Stage } from "./perform.mjs" */

/** @param {Stage} stage */
async function refuse(stage) {
  const { checkout, operation } = stage;
  await removeField(checkout.contract, operation);
  await checkout.declare("minor", "The field is gone; read the others.");
  await expectGate(stage, 1, [field, /needs major/, /\.yaml:\d+:\d+/, ".changeset/rehearsal.md:2"]);
}

/** @param {Stage} stage */
async function raise(stage) {
  await expectGate(stage, 0, ["raised the bump"], "--write");
  await stage.checkout.git("checkout", "-q", "-b", "pr42");
  await stage.checkout.commit("Take the field away");
}

/** @param {Stage} stage */
async function snapshot(stage) {
  const { checkout, registry, second } = stage;
  await checkout.pnpm("run", "release", "--snapshot", "pr42");
  const version = await checkout.version();
  await checkout.git("checkout", "-q", ".");
  await checkout.git("clean", "-fdq");
  await expectPublished(stage, version, "pr42");
  await expectPublished(stage, second);
  const dir = join(stage.dir, "reviewer");
  const reviewer = await startConsumer(dir, registry.npmrc(checkout.scope), stage.consumer.compiler);
  const { client, mock } = checkout.packages;
  await reviewer.install(`${client}@pr42`, `${mock}@pr42`);
  await reviewer.write("call.mjs", callProgram({ ...checkout, ...stage }));
  expect(!(field in JSON.parse(await reviewer.run("call.mjs"))), "the snapshot still answers with the field");
  return version;
}

/** @param {Stage} stage */
async function version(stage) {
  const { checkout } = stage;
  await checkout.git("checkout", "-q", "main");
  await checkout.git("merge", "-q", "--ff-only", "pr42");
  stage.third = await checkout.bump();
  const wanted = after(stage.second, "major");
  expect(stage.third === wanted, `the release is ${stage.third}, not ${wanted}`);
  const changelog = await readFile(join(checkout.carrierDir, "CHANGELOG.md"), "utf8");
  expect(changelog.includes("The field is gone"), "the changelog does not repeat the changeset");
  const migrating = await readFile(join(checkout.dir, "MIGRATING.md"), "utf8").catch(() => "");
  const said = [`From ${stage.second} to ${wanted}`, field, "Compile error", "Remedy"];
  expect(
    said.every((each) => migrating.includes(each)),
    `MIGRATING.md does not say what to do:\n${migrating}`,
  );
  return stage.third;
}

/** @param {Stage} stage */
async function die(stage) {
  const { checkout, registry, third } = stage;
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
  const arrived = await expectInstallable(stage, third);
  expect(arrived.length === most, `${arrived.length} packages arrived, not ${most}`);
  return `killed after ${most} of ${checkout.names.length} packages`;
}

/** @param {Stage} stage */
async function resume(stage) {
  const { checkout, third } = stage;
  await checkout.pnpm("run", "release");
  const all = await expectPublished(stage, third);
  const tags = (await checkout.git("tag", "--list", `*@${third}`)).trim().split("\n");
  expect(tags.length === checkout.names.length, `git has ${tags.length} tags of ${third}`);
  return all;
}

/** @param {Stage} stage */
async function again({ checkout, registry }) {
  const before = registry.arrived();
  await checkout.pnpm("run", "release");
  expect(registry.arrived() === before, "a release with nothing new published something");
}

/** @param {Stage} stage */
async function upgrade({ consumer, checkout, third }) {
  await consumer.install(...Object.values(checkout.packages).map((name) => `${name}@latest`));
  const installed = await consumer.installed(checkout.packages.client);
  expect(installed === third, `the consumer has ${installed}, not ${third}`);
  await expectCompiles(consumer, false);
}

/** @type {import("./perform.mjs").Step[]} */
export const breakingRelease = [
  ["a break that calls itself minor is refused by the gate, with its line", refuse],
  ["gate --write raises it to major", raise],
  ["a snapshot for a pull request leaves latest alone", snapshot],
  ["major version, with a draft of the migration notes", version],
  ["the publication dies half-way, and what arrived can be installed", die],
  ["running the release again brings the rest", resume],
  ["and once more brings nothing", again],
  ["the consumer upgrades: the compiler names the field that is gone", upgrade],
];
