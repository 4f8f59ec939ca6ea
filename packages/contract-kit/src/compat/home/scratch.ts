import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";

/** A folder for the length of one piece of work. */
export interface Scratch {
  readonly dir: string;
  remove(): void;
}

const open = new Set<() => void>();
const signals = { SIGINT: 130, SIGTERM: 143 } as const;
const stop = (signal: keyof typeof signals) => {
  for (const clear of open) clear();
  process.exit(signals[signal]);
};

/**
 * Has `clear` called when a signal ends the process before the work is done.
 * Returns what is to be called when it is done.
 */
export function clearedOnStop(clear: () => void): () => void {
  if (open.size === 0) for (const signal of Object.keys(signals)) process.on(signal, stop);
  open.add(clear);
  return () => {
    if (open.delete(clear) && open.size === 0)
      for (const signal of Object.keys(signals)) process.off(signal, stop);
  };
}

/** Makes a folder whose path starts with `prefix`. A run that is stopped removes it. */
export function scratchFolder(prefix: string): Scratch {
  const dir = mkdtempSync(join(realpathSync(dirname(prefix)), prefix.slice(dirname(prefix).length + 1)));
  // Programs that are stopped at the same time may still write.
  const remove = () => rmSync(dir, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  const done = clearedOnStop(remove);
  return {
    dir,
    remove() {
      remove();
      done();
    },
  };
}
