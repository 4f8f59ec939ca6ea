// @ts-check
// `pnpm rehearse`: a release from end to end, against a registry on this machine.
import { fileURLToPath } from "node:url";
import { readOptions } from "../../scripts/options.mjs";

readOptions(`Usage: pnpm rehearse

Releases a copy of this tree twice, by the workflow of CI and by hand, and a snapshot, to a registry on this machine, and
uses what was released. Takes a few minutes.`);

// A registry and a bundler are loaded only by a run, not by a question about it.
const { perform } = await import("./perform.mjs");
const { firstRelease } = await import("./first-release.mjs");
const { additiveSnapshot } = await import("./additive-snapshot.mjs");
const { breakingRelease } = await import("./breaking-release.mjs");
const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/[/\\]$/, "");
await perform([...firstRelease, ...additiveSnapshot, ...breakingRelease], root);
