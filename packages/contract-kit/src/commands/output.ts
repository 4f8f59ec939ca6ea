import { writeAtomic } from "../history/files.ts";

/** Prints a text, or writes it whole to a file. */
export function put(text: string, file?: string): void {
  if (file === undefined) process.stdout.write(text);
  else writeAtomic(file, text);
}

/** The columns of the terminal, as far as lines stay readable. */
export function columns(): number {
  return Math.min(Math.max(process.stdout.columns ?? 80, 40), 110);
}
