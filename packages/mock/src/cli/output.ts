import { rename, rm, writeFile } from "node:fs/promises";
import { MockStartError } from "../errors.ts";

/** Writes to standard output; returns 0, the exit code of success. */
export function print(text: string): number {
  process.stdout.write(text);
  return 0;
}

/** Whether standard output shows colour: a terminal, and `NO_COLOR` is not set. */
export function hasColour(): boolean {
  return Boolean(process.stdout.isTTY) && !process.env.NO_COLOR;
}

/** Writes a whole file or none. Throws `MockStartError`. */
export async function writeWhole(path: string, text: string): Promise<void> {
  const draft = `${path}.${process.pid}.tmp`;
  try {
    await writeFile(draft, text);
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    const reason = error instanceof Error ? error.message : String(error);
    throw new MockStartError(`Cannot write ${path}: ${reason}`, { cause: error });
  }
}

/** The token for a real server: from the environment, so that no process list shows it. */
export function tokenFrom(name: string): string | undefined {
  return process.env[name] || undefined;
}
