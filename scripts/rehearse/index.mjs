// `pnpm release:rehearse`: a release from end to end, against a registry on this machine.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readOptions } from "../options.mjs";
import { additiveRelease } from "./additive-release.mjs";
import { breakingRelease } from "./breaking-release.mjs";
import { firstRelease } from "./first-release.mjs";
import { narrator } from "./narrate.mjs";
import { endAll } from "./processes.mjs";

readOptions(`Usage: pnpm release:rehearse

Releases a copy of this tree three times to a registry on this machine, and uses what was released. Takes about two minutes.`);

const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/[/\\]$/, "");
const stage = { root, dir: await mkdtemp(join(tmpdir(), "rehearsal-")) };
let stopped;
const { step, total } = narrator((text) => stopped || process.stdout.write(text));

async function clear() {
  endAll();
  await stage.registry?.stop();
  await rm(stage.dir, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}

for (const [signal, code] of [
  ["SIGINT", 130],
  ["SIGTERM", 143],
]) {
  // The step at work fails with its programs. pnpm repeats a Ctrl-C of the terminal, so it may come twice.
  process.on(signal, () => {
    stopped ??= code;
    endAll();
  });
}

const steps = [...firstRelease, ...additiveRelease, ...breakingRelease];
try {
  for (const [title, act] of steps) if (stopped === undefined) await step(title, () => act(stage));
  if (stopped === undefined) console.log(`\nrehearsed: ${steps.length} steps in ${total()}`);
} catch {
  process.exitCode = 1;
} finally {
  await clear();
}
if (stopped !== undefined) process.exit(stopped);
