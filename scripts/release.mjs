// @ts-check
// `pnpm run release`: builds, packs, publishes what the registry does not have, and tags.
import { pendingChangesets } from "./changesets.mjs";
import { inOrder } from "./in-order.mjs";
import { readOptions } from "./options.mjs";
import { publishSnapshot } from "./release/snapshot.mjs";

const usage = `Usage: pnpm run release [--snapshot <tag>]

Builds and packs every package, publishes what the registry does not have, and tags it in git.
If it died half-way, run it again to finish it. \`pnpm run version\` comes before it.
With --snapshot pr42 it publishes what a branch holds under the tag pr42; \`latest\` stays where it is.`;
const { snapshot } = readOptions(usage, { snapshot: { type: "string" } });

async function publishVersion() {
  const pending = pendingChangesets();
  if (pending.length > 0) {
    console.error(
      `What is here has no version yet: ${pending.join(", ")} would be left out.\n  next: pnpm run version`,
    );
    process.exit(1);
  }
  await inOrder([
    ["node", "scripts/release/pack.mjs"],
    ["node", "scripts/release/publish.mjs"],
    ["changeset", "git-tag"],
  ]);
}

await (snapshot === undefined ? publishVersion() : publishSnapshot(snapshot));
