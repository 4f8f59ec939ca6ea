// `pnpm run version`: uses up the changesets.
import { inOrder } from "./in-order.mjs";
import { readOptions } from "./options.mjs";

readOptions(`Usage: pnpm run version

Uses up the changesets: bumps every package to one number, writes the changelogs and the contract's version,
drafts the section of a major version in MIGRATING.md, records the contract and regenerates. Commit what it changes.`);

await inOrder([
  ["changeset", "version"],
  ["node", "scripts/version.mjs"],
  ["node", "scripts/contract.mjs", "migrate"],
  ["node", "scripts/contract.mjs", "record"],
  ["pnpm", "generate"],
  ["pnpm", "install", "--lockfile-only"],
]);
