import { type FSWatcher, watch } from "node:fs";
import { basename, dirname } from "node:path";
import type { Served } from "./contract/serve.ts";

export interface Watcher {
  close(): void;
}

const settleMs = 100;

/**
 * Watches every file of the served contract, also those behind `$ref`s, and replaces the contract when one changes.
 * A broken save changes nothing but is reported; the files of the last good contract stay watched.
 */
export function watchContract(
  served: Served,
  load: () => Promise<Served>,
  report: (outcome: { files: string[]; error?: Error }) => void,
): Watcher {
  let watchers: FSWatcher[] = [];
  let timer: NodeJS.Timeout | undefined;
  let closed = false;

  // Folders are watched, not files: editors save by renaming a new file over the old one.
  const arm = (): void => {
    for (const watcher of watchers) watcher.close();
    const folders = byFolder(served.contract.files);
    watchers = [...folders].map(([folder, files]) => {
      const names = new Set(files.map((file) => basename(file)));
      return watch(folder, (_, name) => {
        if (name === null || names.has(name)) schedule();
      });
    });
  };

  const schedule = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void reload(), settleMs);
  };

  const reload = async (): Promise<void> => {
    try {
      const next = await load();
      if (closed) return;
      Object.assign(served, next);
      arm();
      report({ files: served.contract.files });
    } catch (error) {
      if (!closed) report({ files: served.contract.files, error: error as Error });
    }
  };

  arm();
  return {
    close() {
      closed = true;
      clearTimeout(timer);
      for (const watcher of watchers) watcher.close();
    },
  };
}

function byFolder(files: readonly string[]): Map<string, string[]> {
  const folders = new Map<string, string[]>();
  for (const file of files) folders.set(dirname(file), [...(folders.get(dirname(file)) ?? []), file]);
  return folders;
}
