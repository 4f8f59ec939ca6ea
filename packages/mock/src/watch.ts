import { type FSWatcher, watch } from "node:fs";
import { basename, dirname } from "node:path";
import type { Served } from "./contract/serve.ts";

export interface ReloadOutcome {
  /** The files of the contract that is served now. */
  files: string[];
  /** Why the last save could not be served. */
  error?: Error;
}

const settleMs = 100;

/**
 * Watches every file of the served contract, also those behind `$ref`s, and replaces the contract when one changes.
 * A broken save changes nothing but is reported; the files of the last good contract stay watched.
 */
export class ContractWatcher {
  readonly #served: Served;
  readonly #load: () => Promise<Served>;
  readonly #report: (outcome: ReloadOutcome) => void;
  #watchers: FSWatcher[] = [];
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(served: Served, load: () => Promise<Served>, report: (outcome: ReloadOutcome) => void) {
    this.#served = served;
    this.#load = load;
    this.#report = report;
    this.#arm();
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    for (const watcher of this.#watchers) watcher.close();
  }

  /** Folders are watched, not files: editors save by renaming a new file over the old one. */
  #arm(): void {
    for (const watcher of this.#watchers) watcher.close();
    this.#watchers = [...byFolder(this.#served.contract.files)].map(([folder, files]) => {
      const names = new Set(files.map((file) => basename(file)));
      return watch(folder, (_, name) => {
        if (name === null || names.has(name)) this.#schedule();
      });
    });
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#reload(), settleMs);
  }

  async #reload(): Promise<void> {
    const outcome: ReloadOutcome = { files: this.#served.contract.files };
    try {
      const next = await this.#load();
      if (this.#closed) return;
      Object.assign(this.#served, next);
      this.#arm();
      outcome.files = next.contract.files;
    } catch (error) {
      outcome.error = error as Error;
    }
    if (!this.#closed) this.#report(outcome);
  }
}

function byFolder(files: readonly string[]): Map<string, string[]> {
  const folders = new Map<string, string[]>();
  for (const file of files) folders.set(dirname(file), [...(folders.get(dirname(file)) ?? []), file]);
  return folders;
}
