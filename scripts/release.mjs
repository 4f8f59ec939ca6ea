// `pnpm run release`: builds, packs, publishes what the registry has not, and tags.
import { pendingChangesets } from "./changesets.mjs";
import { inOrder } from "./in-order.mjs";
import { readOptions } from "./options.mjs";

readOptions(`Usage: pnpm run release

Builds and packs every package, publishes what the registry has not, and tags it in git.
One that died half-way is finished by running it again. \`pnpm run version\` comes before it.`);

const pending = pendingChangesets();
if (pending.length > 0) {
  console.error(
    `What is here has no version yet: ${pending.join(", ")} would be left out.\n  next: pnpm run version`,
  );
  process.exit(1);
}
await inOrder([
  ["pnpm", "release:pack"],
  ["pnpm", "release:publish"],
  ["changeset", "git-tag"],
]);
