// @ts-check
// The first release, by CI, and somebody who installs it.
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { ownTurboCache } from "../../scripts/tests/turbo-cache.mjs";
import { openCheckout } from "./checkout.mjs";
import { startConsumer } from "./consumer.mjs";
import { addField, field, former, readOperation } from "./contract.mjs";
import { after, expectCompiles, expectPublished } from "./facts.mjs";
import { startReleases } from "./github.mjs";
import { expect } from "./narrate.mjs";
import { must, run } from "./processes.mjs";
import { callProgram, serverProgram, typedProgram } from "./programs.mjs";
import { startRegistry } from "./registry.mjs";

/** @import { Stage } from "./perform.mjs" */

const branch = "changeset-release/main";

/** @param {Stage} stage */
async function prepare(stage) {
  // The jobs bring pnpm; who releases by hand, later, has it.
  await must(["pnpm", "--version"], { cwd: stage.dir });
  stage.registry = await startRegistry(join(stage.dir, "registry"));
  // What is built here is known there: turbo knows it by content, not by folder.
  const env = await ownTurboCache(stage.root, join(stage.dir, "cache"));
  stage.releases = await startReleases(stage, env);
  stage.checkout = stage.releases.origin;
  stage.operation = readOperation(stage.checkout.contract);
  return `${stage.checkout.names.length} packages, operation ${stage.operation.id}`;
}

/** @param {Stage} stage */
async function request(stage) {
  const { checkout, releases } = stage;
  const { github, origin } = releases;
  await addField(checkout.contract, stage.operation, former);
  await checkout.declare("major", "The release to begin with.");
  // Minutes for a release that nobody keeps: `compat.test.ts` compares releases of its own, and `release-notes.test.ts`
  // has the compile errors of a migration.
  await checkout.write("scripts/compat.mjs", "");
  const { compat: _, ...config } = JSON.parse(
    await readFile(join(checkout.dir, "contract.config.json"), "utf8"),
  );
  await checkout.write("contract.config.json", JSON.stringify(config));
  await checkout.commit("Declare a release");
  stage.first = after(await checkout.version(), "major");
  assert.deepEqual((await releases.job("mode")).outputs, { mode: "version" });
  const version = await releases.job("version");
  assert.deepEqual(version.ran, ["npm run ci -- version", "npm run ci -- version-request"]);
  assert.deepEqual(
    github.pulls.map(({ head, base, title }) => ({ head, base, title })),
    [{ head: branch, base: "main", title: `Release ${stage.first}` }],
  );
  assert.deepEqual(github.dispatched, [{ workflow: "ci.yml", ref: branch }]);
  assert.match(
    await origin.git("show", `${branch}:spec/openapi.yaml`),
    new RegExp(`version: ${stage.first}`),
  );
  const left = await origin.git("ls-tree", "-r", "--name-only", branch, ".changeset");
  assert.doesNotMatch(left, /(?<!README)\.md$/m);
  releases.passed("ci");
  assert.equal((await releases.job("pack")).result, "skipped");
  // That machine has the tree installed, and all of its history: from now on it is a maintainer's.
  stage.checkout = await openCheckout(version.workspace ?? "", checkout.env);
}

/** @param {Stage} stage */
async function publish(stage) {
  const { checkout, registry, releases } = stage;
  await releases.origin.git("merge", "-q", "--ff-only", branch);
  assert.deepEqual((await releases.job("mode")).outputs, { mode: "publish" });
  assert.equal((await releases.job("version")).result, "skipped");
  await releases.job("pack");
  const packed = await readdir(join(stage.dir, "artifacts/release-packages/packages"));
  assert.equal(packed.length, checkout.names.length);
  assert.equal(registry.arrived(), 0, "packing published something");
  await releases.job("publish");
  assert.equal(registry.arrived(), checkout.names.length);
  await checkout.git("fetch", "-q", "origin");
  await checkout.git("checkout", "-q", "-B", "main", "origin/main");
  return expectPublished(stage, stage.first);
}

/** @param {Stage} stage */
async function tag({ first, releases }) {
  await releases.job("tag");
  await releases.job("tag");
  const sha = (await releases.origin.git("rev-parse", "main")).trim();
  const [release, ...more] = releases.github.releases;
  assert.deepEqual(more, []);
  const { tag_name, target_commitish, prerelease } = release ?? {};
  assert.deepEqual([tag_name, target_commitish, prerelease], [`v${first}`, sha, false]);
  assert.match(String(release?.body), /The release to begin with\./);
  assert.deepEqual([...releases.github.refs], [[`refs/tags/v${first.split(".", 1)}`, sha]]);
}

/** @param {Stage} stage */
async function refuseNpm({ checkout, registry }) {
  const before = registry.arrived();
  for (const command of ["publish", "pack"]) {
    const { code, text } = await run(["npm", command], { cwd: checkout.carrierDir });
    expect(code !== 0 && text.includes("pnpm run release"), `npm ${command} ended with ${code}:\n${text}`);
  }
  expect(registry.arrived() === before, "npm publish reached the registry");
}

/** @param {Stage} stage */
async function consume(stage) {
  const { checkout, registry, root } = stage;
  const compiler = join(root, "node_modules/typescript/bin/tsc");
  const npmrc = registry.npmrc(checkout.scope);
  stage.consumer = await startConsumer(join(stage.dir, "consumer"), npmrc, compiler);
  const { catalog } = parse(await readFile(join(root, "pnpm-workspace.yaml"), "utf8"));
  const theirs = ["@tanstack/react-query", "react", "react-dom"].map((name) => `${name}@${catalog[name]}`);
  await stage.consumer.install(...Object.values(checkout.packages), ...theirs);
  await stage.consumer.write("call.mjs", callProgram({ ...checkout, ...stage }));
  await stage.consumer.write("server.mjs", serverProgram({ ...checkout, ...stage }));
  const data = JSON.parse(await stage.consumer.run("call.mjs"));
  const html = await stage.consumer.run("server.mjs");
  const [name] = Object.keys(data);
  expect(html.includes("<pre>") && html.includes(`${name}`), `the server rendered no data:\n${html}`);
  return `${Object.keys(data).length} fields read, ${html.length} characters of HTML`;
}

/** @param {Stage} stage */
async function refuseNewField({ consumer, ...stage }) {
  for (const each of [field, former])
    await consumer.write(`${each}.ts`, typedProgram({ ...stage.checkout, ...stage }, each));
  await expectCompiles(consumer, field);
}

/** @type {import("./perform.mjs").Step[]} */
export const firstRelease = [
  ["a registry, and a repository of the tree", prepare],
  ["release.yml opens the pull request that versions what is declared, and has it checked", request],
  ["once that is merged, it packs without rights and publishes what was packed", publish],
  ["and tags it once, with the changelog of the contract", tag],
  ["npm publish and npm pack by hand are refused with a hint", refuseNpm],
  ["a consumer installs client, hooks and mock with npm, and runs", consume],
  ["a program that reads a field of the next release does not compile", refuseNewField],
];
