// @ts-check
// `pnpm rehearse`: a release from end to end, against a registry on this machine.
import { fileURLToPath } from "node:url";
import { readOptions } from "../../scripts/options.mjs";
import { additiveSnapshot } from "./additive-snapshot.mjs";
import { breakingRelease } from "./breaking-release.mjs";
import { firstRelease } from "./first-release.mjs";
import { perform } from "./perform.mjs";

readOptions(`Usage: pnpm rehearse

Releases a copy of this tree twice, and a snapshot, to a registry on this machine, and uses what was released. Takes about two minutes.`);

const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/[/\\]$/, "");
await perform([...firstRelease, ...additiveSnapshot, ...breakingRelease], root);
