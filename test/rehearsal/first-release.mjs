// @ts-check
// The first release, and somebody who installs it.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { checkOut } from "./checkout.mjs";
import { startConsumer } from "./consumer.mjs";
import { addField, field, former, readOperation } from "./contract.mjs";
import { expectCompiles, expectPublished } from "./facts.mjs";
import { expect } from "./narrate.mjs";
import { run } from "./processes.mjs";
import { callProgram, serverProgram, typedProgram } from "./programs.mjs";
import { startRegistry } from "./registry.mjs";

/** @import { Stage } from "./perform.mjs" */

/** @param {Stage} stage */
async function prepare(stage) {
  stage.registry = await startRegistry(join(stage.dir, "registry"));
  stage.checkout = await checkOut(stage.root, join(stage.dir, "checkout"));
  const { checkout, registry } = stage;
  await checkout.write(".npmrc", registry.npmrc(checkout.scope));
  stage.operation = readOperation(checkout.contract);
  return `${checkout.names.length} packages, operation ${stage.operation.id}`;
}

/** @param {Stage} stage */
async function release(stage) {
  const { checkout } = stage;
  await addField(checkout.contract, stage.operation, former);
  const isStable = !/^0\./.test(await checkout.version());
  await checkout.declare(isStable ? "minor" : "major", "The release to begin with.");
  stage.first = await checkout.bump();
  await checkout.pnpm("run", "release");
  return expectPublished(stage, stage.first);
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
  ["a registry, and a copy of the tree", prepare],
  ["first release", release],
  ["npm publish and npm pack by hand are refused with a hint", refuseNpm],
  ["a consumer installs client, hooks and mock with npm, and runs", consume],
  ["a program that reads a field of the next release does not compile", refuseNewField],
];
