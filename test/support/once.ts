import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { inject } from "vitest";

interface Outcome<T> {
  readonly value?: T;
  readonly fault?: string;
}

/**
 * Makes something large once for all files of a run, in a folder of its own, when the first of them asks for it.
 * What `make` returns goes through JSON, as the files run in processes of their own.
 */
export async function once<T>(name: string, make: (folder: string) => Promise<T>): Promise<T> {
  const folder = join(inject("runFolder"), name);
  const file = `${folder}.json`;
  const isFirst = await mkdir(folder).then(
    () => true,
    () => false,
  );
  if (isFirst) {
    const outcome: Outcome<T> = await make(folder).then(
      (value) => ({ value }),
      (error: unknown) => ({ fault: error instanceof Error ? error.message : String(error) }),
    );
    await writeFile(`${file}.new`, JSON.stringify(outcome));
    await rename(`${file}.new`, file);
  }
  const { value, fault } = JSON.parse(await arrived(file)) as Outcome<T>;
  if (fault !== undefined) throw new Error(`${name} could not be made: ${fault}`);
  return value as T;
}

async function arrived(file: string): Promise<string> {
  for (;;) {
    const text = await readFile(file, "utf8").catch(() => undefined);
    if (text !== undefined) return text;
    await pause(100);
  }
}
