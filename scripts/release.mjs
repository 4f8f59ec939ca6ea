// @ts-check
// `pnpm run release`: builds, packs, publishes what the registry does not have, and tags.
import { inOrder } from "./in-order.mjs";
import { readOptions } from "./options.mjs";
import { publishSnapshot } from "./release/snapshot.mjs";

const usage = `Usage: pnpm run release [--snapshot <tag>]

Builds and packs every package, publishes what the registry does not have, and tags it in git.
If it died half-way, run it again to finish it. \`pnpm run version\` comes before it.
With --snapshot pr42 it publishes what a branch holds under the tag pr42; \`latest\` stays where it is.`;
const { snapshot } = readOptions(usage, { snapshot: { type: "string" } });

const steps = [
  ["node", "scripts/release/pack.mjs"],
  ["node", "scripts/release/publish.mjs"],
  ["changeset", "git-tag"],
];

await (snapshot === undefined ? inOrder(steps) : publishSnapshot(snapshot));
