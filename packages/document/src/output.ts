import { fstatSync, writeSync } from "node:fs";
import { ContractError } from "./errors.ts";
import { shown, writeAtomic } from "./files.ts";

/** Prints a text, or writes it whole to a file. */
export function put(text: string, file?: string): void {
  if (file === undefined) {
    print(text);
    return;
  }
  try {
    writeAtomic(file, text);
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code ?? (cause as Error).message;
    throw new ContractError(`cannot write ${shown(file)} (${reason})`, {
      hint: "give --output a path that can be written",
      cause,
    });
  }
}

/** Writes to a pipe or a file at once: the stream of Node takes its time to load. */
function print(text: string): void {
  let rest: Uint8Array = Buffer.from(text);
  // A reader such as `head` may close the pipe before the end.
  const closed = (fault: NodeJS.ErrnoException) => fault.code === "EPIPE";
  try {
    const stdout = fstatSync(1);
    const direct = stdout.isFIFO() || stdout.isFile();
    while (direct && rest.length > 0) rest = rest.subarray(writeSync(1, rest));
  } catch (fault) {
    if (closed(fault as NodeJS.ErrnoException)) return;
  }
  if (rest.length === 0) return;
  process.stdout.once("error", (fault) => {
    if (!closed(fault)) throw fault;
  });
  process.stdout.write(rest);
}

/** The columns of the terminal, as far as lines stay readable. */
export function columns(): number {
  return Math.min(Math.max(process.stdout.columns ?? 80, 40), 110);
}
