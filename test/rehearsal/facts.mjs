// @ts-check
// What every part of the rehearsal asks of the registry, the gate and the consumer.
import { expect } from "./narrate.mjs";

/** @import { Stage } from "./perform.mjs" */

/**
 * The version after `version` by a bump.
 * @param {string} version
 * @param {"major" | "minor"} bump
 */
export function after(version, bump) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return bump === "major" ? `${major + 1}.0.0` : `${major}.${minor + 1}.0`;
}

/**
 * Throws unless the tag of every package names this version, and its manifest can be installed.
 * @param {Stage} stage
 * @param {string} version
 * @param {string} [tag]
 */
export async function expectPublished({ registry, checkout }, version, tag = "latest") {
  for (const name of checkout.names) {
    const found = await registry.packument(name);
    const tagged = found?.["dist-tags"][tag];
    expect(tagged === version, `${name}: the tag ${tag} is ${tagged}, not ${version}`);
    const manifest = JSON.stringify(found?.versions[version]);
    expect(
      !/workspace:|catalog:/.test(manifest),
      `${name}@${version} names a version that only the workspace knows`,
    );
  }
  return `${checkout.names.length} packages at ${version}${tag === "latest" ? "" : `, tag ${tag}`}`;
}

/**
 * Throws unless what each arrived package needs of ours has arrived too; returns the names that have.
 * @param {Stage} stage
 * @param {string} version
 */
export async function expectInstallable({ registry, checkout }, version) {
  const found = await Promise.all(
    checkout.names.map(async (name) => ({ name, packument: await registry.packument(name) })),
  );
  const arrived = found.filter(({ packument }) => packument?.versions[version]).map(({ name }) => name);
  for (const { name, packument } of found) {
    const { dependencies = {} } = packument?.versions[version] ?? {};
    const missing = Object.keys(dependencies).filter(
      (each) => checkout.names.includes(each) && !arrived.includes(each),
    );
    expect(missing.length === 0, `${name}@${version} is there, but ${missing} of that version is not`);
  }
  return arrived;
}

/**
 * Throws unless the gate ends with the exit code and says all of the words.
 * @param {Stage} stage
 * @param {number} code
 * @param {readonly (string | RegExp)[]} words
 * @param {string[]} options
 */
export async function expectGate({ checkout }, code, words, ...options) {
  const gate = await checkout.gate(...options);
  expect(gate.code === code, `the gate ended with ${gate.code}, not ${code}:\n${gate.text}`);
  const silent = words.filter(
    (each) => !(each instanceof RegExp ? each.test(gate.text) : gate.text.includes(each)),
  );
  expect(silent.length === 0, `the gate does not say ${silent.join(", ")}:\n${gate.text}`);
}

/**
 * Throws unless the consumer's programs compile, but for those that read one of these fields.
 * @param {import("./consumer.mjs").Consumer} consumer
 * @param {string[]} missing
 */
export async function expectCompiles(consumer, ...missing) {
  const { code, text } = await consumer.compile();
  const named = [...text.matchAll(/ error TS\d+: Property '(\w+)'/g)].map(([, name]) => name);
  const faults = text.match(/ error TS/g) ?? [];
  const asExpected = faults.length === missing.length && missing.every((name) => named.includes(name));
  expect(asExpected && (code === 0) === (missing.length === 0), `tsc ended with ${code}:\n${text}`);
}
