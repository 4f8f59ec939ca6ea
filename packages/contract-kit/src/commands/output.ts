import { ContractError } from "../errors.ts";
import { shown, writeAtomic } from "../history/files.ts";

/** Prints a text, or writes it whole to a file. */
export function put(text: string, file?: string): void {
  if (file === undefined) {
    // A reader such as `head` may close the pipe before the end.
    process.stdout.once("error", (fault: NodeJS.ErrnoException) => {
      if (fault.code !== "EPIPE") throw fault;
    });
    process.stdout.write(text);
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

/** The columns of the terminal, as far as lines stay readable. */
export function columns(): number {
  return Math.min(Math.max(process.stdout.columns ?? 80, 40), 110);
}
