import { type ContractError, formatPlace } from "@partner-licenses/document/errors";
import pc from "picocolors";

/** What of one kind a terminal shows before the rest is counted. */
const shown = 5;

/** Prints what generated code does otherwise than the contract says: on the error stream, so that data stays data. */
export function printNotes(notes: readonly ContractError[]): void {
  for (const code of new Set(notes.map((note) => note.code))) {
    const all = notes.filter((note) => note.code === code);
    for (const { message, places, hint } of all.slice(0, shown)) {
      const [place] = places;
      const head = place === undefined ? message : `${formatPlace(place)}: ${message}`;
      process.stderr.write(`${pc.yellow("!")} ${head}\n  ${pc.dim(hint)}\n`);
    }
    if (all.length > shown)
      process.stderr.write(`${pc.yellow("!")} … and ${all.length - shown} more ${code}\n`);
  }
}

/** A note as data. */
export function noteData({ code, message, hint, places }: ContractError): object {
  return { code, message, hint, places };
}
