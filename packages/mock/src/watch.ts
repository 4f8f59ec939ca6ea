import { type FSWatcher, watch } from "node:fs";
import { basename, dirname } from "node:path";
import type { Served } from "./contract/serve.ts";

export interface ReloadOutcome {
  /** The files of the contract that is served now. */
  files: string[];
  /** What of it cannot be served as it is written. */
  warnings: readonly string[];
  /** Why the last save could not be served. */
  error?: Error;
}

const settleMs = 100;
/** A broken contract is looked at again: what was missing may lie in a folder that nobody watches. */
const retryMs = 1000;

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
  #loading = false;

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
      const watcher = watch(folder, (_, name) => {
        if (name === null || names.has(name)) this.#schedule(settleMs);
      });
      return watcher.on("error", () => this.#schedule(settleMs));
    });
  }

  /** `known` is what the last try found: it is not reported again. */
  #schedule(ms: number, known?: string): void {
    clearTimeout(this.#timer);
    if (!this.#closed) this.#timer = setTimeout(() => void this.#reload(known), ms).unref();
  }

  async #reload(known: string | undefined): Promise<void> {
    if (this.#loading) return this.#schedule(settleMs, known);
    this.#loading = true;
    const outcome = await this.#replace();
    this.#loading = false;
    if (this.#closed) return;
    const fault = outcome.error?.message;
    if (fault !== undefined) this.#schedule(retryMs, fault);
    if (fault === undefined || fault !== known) this.#report(outcome);
  }

  async #replace(): Promise<ReloadOutcome> {
    const outcome: ReloadOutcome = { files: this.#served.contract.files, warnings: this.#served.warnings };
    try {
      const next = await this.#load();
      if (this.#closed) return outcome;
      Object.assign(this.#served, next);
      this.#arm();
      outcome.files = next.contract.files;
      outcome.warnings = next.warnings;
    } catch (error) {
      outcome.error = error as Error;
    }
    return outcome;
  }
}

function byFolder(files: readonly string[]): Map<string, string[]> {
  const folders = new Map<string, string[]>();
  for (const file of files) folders.set(dirname(file), [...(folders.get(dirname(file)) ?? []), file]);
  return folders;
}
